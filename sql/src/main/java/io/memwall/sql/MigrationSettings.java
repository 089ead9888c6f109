package io.memwall.sql;

import java.time.Duration;

/**
 * What the migrator may be told. Rows of cases are exempt from retention; that of live rows counts
 * from the moment they were stored, because clocks of nodes may be wrong.
 *
 * @param keepEvents how long live events stay, whole seconds
 * @param keepResults how long live results stay, and the record of what was received, whole seconds
 */
public record MigrationSettings(Duration keepEvents, Duration keepResults) {
  /**
   * @throws IllegalArgumentException if a duration is no positive number of whole seconds
   */
  public MigrationSettings {
    requireSeconds("events", keepEvents);
    requireSeconds("results", keepResults);
  }

  /** 30 days of events, 400 days of results. */
  public static MigrationSettings defaults() {
    return new MigrationSettings(Duration.ofDays(30), Duration.ofDays(400));
  }

  private static void requireSeconds(String what, Duration kept) {
    if (kept.toSeconds() < 1 || !kept.equals(Duration.ofSeconds(kept.toSeconds()))) {
      throw new IllegalArgumentException(
          "retention of " + what + " is " + kept + ": give whole seconds, at least 1");
    }
  }
}
