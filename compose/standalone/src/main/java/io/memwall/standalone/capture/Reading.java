package io.memwall.standalone.capture;

import io.memwall.collectors.agent.capture.Progress;
import java.util.function.Consumer;

/** How far the reading of a file is, said every two seconds. */
final class Reading {
  private static final long SAY_EVERY_NS = 2_000_000_000L;

  private Reading() {}

  static Progress every(Consumer<String> say, String what) {
    long[] said = {System.nanoTime()};
    return (read, total) -> {
      if (System.nanoTime() - said[0] > SAY_EVERY_NS) {
        said[0] = System.nanoTime();
        say.accept("  %s: %d %%".formatted(what, total == 0 ? 100 : 100 * read / total));
      }
    };
  }
}
