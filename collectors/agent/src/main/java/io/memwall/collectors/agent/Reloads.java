package io.memwall.collectors.agent;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How often the configuration was read again, and how that went. */
final class Reloads {
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  void done() {
    done.incrementAndGet();
  }

  void failed() {
    failed.incrementAndGet();
  }

  Map<String, Long> counts() {
    return Map.of("done", done.get(), "failed", failed.get());
  }
}
