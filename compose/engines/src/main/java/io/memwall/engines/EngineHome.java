package io.memwall.engines;

import java.io.IOException;
import java.nio.file.FileSystemException;
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
    } catch (FileSystemException e) {
      throw new EngineException("cannot write in %s: %s".formatted(home.root, e), e);
    } catch (IOException e) {
      throw new EngineException("cannot write in %s: %s".formatted(home.root, e.getMessage()), e);
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

  /** Exists while the engine in this directory accepts clients. */
  Path readyMark() {
    return run().resolve("ready");
  }
}
