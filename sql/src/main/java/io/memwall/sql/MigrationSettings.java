package io.memwall.sql;

import java.time.Duration;
import java.util.Optional;

/**
 * What the migrator may be told. Rows of cases are exempt from retention; that of live rows counts
 * from the moment they were stored, because clocks of nodes may be wrong.
 *
 * @param keepEvents how long live events stay, whole seconds; empty leaves what was set before
 * @param keepResults how long live results stay, and the record of what was received, whole
 *     seconds; empty leaves what was set before
 * @param cluster of ClickHouse that the tables are spread over, as its configuration names it;
 *     empty for one server
 */
public record MigrationSettings(
    Optional<Duration> keepEvents, Optional<Duration> keepResults, Optional<String> cluster) {
  /** How long live events stay in a database that was never told. */
  public static final Duration DEFAULT_EVENTS = Duration.ofDays(30);

  /** How long live results stay in a database that was never told. */
  public static final Duration DEFAULT_RESULTS = Duration.ofDays(400);

  /**
   * @throws IllegalArgumentException if a duration is no positive number of whole seconds, or the
   *     name of the cluster no plain identifier
   */
  public MigrationSettings {
    keepEvents.ifPresent(kept -> requireSeconds("events", kept));
    keepResults.ifPresent(kept -> requireSeconds("results", kept));
    cluster.ifPresent(Layout::on);
  }

  /** On one server. */
  public MigrationSettings(Optional<Duration> keepEvents, Optional<Duration> keepResults) {
    this(keepEvents, keepResults, Optional.empty());
  }

  /** Leaves the retention that is set: an earlier, longer one is somebody's decision. */
  public static MigrationSettings defaults() {
    return new MigrationSettings(Optional.empty(), Optional.empty());
  }

  Layout layout() {
    return cluster.map(Layout::on).orElse(Layout.SINGLE);
  }

  private static void requireSeconds(String what, Duration kept) {
    if (kept.toSeconds() < 1 || !kept.equals(Duration.ofSeconds(kept.toSeconds()))) {
      throw new IllegalArgumentException(
          "retention of " + what + " is " + kept + ": give whole seconds, at least 1");
    }
  }
}
