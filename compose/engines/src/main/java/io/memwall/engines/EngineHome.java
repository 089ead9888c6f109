package io.memwall.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One engine's directory: {@code data} is the engine's own, {@code conf} is written anew at each
 * start, {@code logs} is bounded, {@code run} is of use only while it runs.
 */
record EngineHome(Path root) {

  static EngineHome create(Path directory) {
    EngineHome home = new EngineHome(directory.toAbsolutePath().normalize());
    try {
      for (Path part : new Path[] {home.data(), home.conf(), home.logs(), home.run()}) {
        Files.createDirectories(part);
      }
      return home;
    } catch (IOException e) {
      throw Unwritable.because(home.root, e);
    }
  }

  Path data() {
    return root.resolve("data");
  }

  Path conf() {
    return root.resolve("conf");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path run() {
    return root.resolve("run");
  }

  /** The child creates it when it accepts clients; an earlier one's is removed before. */
  Path readyMark() {
    return run().resolve("ready");
  }
}
