package io.memwall.collectors.agent.capture;

import java.time.Instant;
import java.time.InstantSource;

/** Time as frames are stamped: nanoseconds since the Unix epoch. */
public final class EpochNanos {
  private static final long PER_SECOND = 1_000_000_000L;

  private EpochNanos() {}

  /** What a clock says now. */
  public static long now(InstantSource clock) {
    Instant instant = clock.instant();
    return instant.getEpochSecond() * PER_SECOND + instant.getNano();
  }
}
