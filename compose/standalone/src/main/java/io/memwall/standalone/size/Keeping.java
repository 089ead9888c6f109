package io.memwall.standalone.size;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of a topic stays.
 *
 * @param compacted the last value of each key, whatever its age
 * @param time how long; empty for ever
 * @param bytes the bound of one partition; empty when there is none
 * @param segmentBytes size of a segment: only whole ones are deleted
 * @param purged Streams deletes what it has read, as of its repartition topics
 */
record Keeping(
    boolean compacted,
    Optional<Duration> time,
    OptionalLong bytes,
    long segmentBytes,
    boolean purged) {
  /** How often Streams purges: its repartition.purge.interval.ms. */
  static final Duration PURGED_EVERY = Duration.ofSeconds(30);

  private static final String PURGED = "-repartition";

  /**
   * Reads a topic's settings.
   *
   * @param policy of cleaning: delete, compact or both
   * @param ms how long, -1 for ever
   * @param bytes of a partition, -1 without a bound
   */
  static Keeping of(String topic, String policy, long ms, long bytes, long segmentBytes) {
    boolean purged = topic.endsWith(PURGED) && ms < 0;
    var time = ms < 0 ? Optional.<Duration>empty() : Optional.of(Duration.ofMillis(ms));
    return new Keeping(
        // With both, what is old goes whatever its key.
        !policy.contains("delete"),
        purged ? Optional.of(PURGED_EVERY) : time,
        bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes),
        segmentBytes,
        purged);
  }

  Keeping during(Duration other) {
    return compacted || purged
        ? this
        : new Keeping(false, Optional.of(other), bytes, segmentBytes, false);
  }
}
