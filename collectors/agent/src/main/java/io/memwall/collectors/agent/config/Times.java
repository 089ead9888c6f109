package io.memwall.collectors.agent.config;

import java.time.Duration;

/** Lengths of time that several sections share. */
final class Times {
  /** The shortest is the shortest window of the streams. */
  static final TimeKind INTERVAL = new TimeKind(Duration.ofSeconds(1), Duration.ofHours(1));

  static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private Times() {}
}
