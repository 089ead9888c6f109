package io.memwall.engines;

import java.util.function.Supplier;

/**
 * Between finding a free port and the engine's taking it, somebody else may: then new ports are
 * tried. Ports the caller chose are never replaced.
 */
final class FreePorts {
  private static final int ATTEMPTS = 3;

  private FreePorts() {}

  static <E extends Engine> E retry(boolean free, Supplier<E> start) {
    for (int attempt = 1; ; attempt++) {
      try {
        return start.get();
      } catch (EngineException e) {
        if (!free || attempt == ATTEMPTS || !e.getMessage().contains("ddress already in use")) {
          throw e;
        }
      }
    }
  }
}
