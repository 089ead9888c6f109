package io.memwall.sql;

import java.time.Duration;

/**
 * What the migrator may be told. Rows of cases are exempt from retention; that of live rows counts
 * from the moment they were stored, because clocks of nodes may be wrong.
 *
 * @param keepEvents how long live events stay, whole days
 * @param keepResults how long live results stay, and the record of what was received, whole days
 */
public record MigrationSettings(Duration keepEvents, Duration keepResults) {
  /**
   * @throws IllegalArgumentException if a duration is no positive number of whole days
   */
  public MigrationSettings {
    requireDays("events", keepEvents);
    requireDays("results", keepResults);
  }

  /** 30 days of events, 400 days of results. */
  public static MigrationSettings defaults() {
    return new MigrationSettings(Duration.ofDays(30), Duration.ofDays(400));
  }

  private static void requireDays(String what, Duration kept) {
    if (kept.compareTo(Duration.ofDays(1)) < 0 || !kept.equals(Duration.ofDays(kept.toDays()))) {
      throw new IllegalArgumentException(
          "retention of " + what + " is " + kept + ": give whole days, at least 1");
    }
  }
}
