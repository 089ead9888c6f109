package io.memwall.standalone.size;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The arithmetic of sizes: bytes, seconds, records; a missing figure makes a missing figure. */
final class Formulas {
  /** ClickHouse writes a merged part beside those it is made of, and a disk wants air. */
  static final double MERGE_HEADROOM = 1.5;

  /** Kafka cleans a compacted log when half of it is dirty. */
  static final double COMPACTION_HEADROOM = 2;

  /** For what is kept for ever. */
  static final Duration FOREVER_MEANS = Duration.ofDays(365);

  private static final double MS = 1e3;

  private Formulas() {}

  static OptionalDouble times(OptionalDouble figure, double factor) {
    return figure.isPresent()
        ? OptionalDouble.of(figure.getAsDouble() * factor)
        : OptionalDouble.empty();
  }

  /** The quotient of two figures; none without a divisor. */
  static OptionalDouble ratio(double dividend, double divisor) {
    return divisor > 0 ? OptionalDouble.of(dividend / divisor) : OptionalDouble.empty();
  }

  /** Bytes in the logs of a topic, all copies, when its bound in bytes is not in the way. */
  static OptionalDouble unboundedLog(TopicLoad topic) {
    if (topic.keeping().compacted()) {
      return times(topic.heldBytes(), COMPACTION_HEADROOM * topic.copies());
    }
    double seconds = seconds(topic.keeping().time());
    return map(
        topic.bytesPerSecond(),
        perSecond -> topic.copies() * (perSecond * seconds + segments(topic, perSecond * seconds)));
  }

  /** Bytes in the logs of a topic, all copies. */
  static OptionalDouble log(TopicLoad topic) {
    var keeping = topic.keeping();
    if (keeping.compacted() || keeping.bytes().isEmpty()) {
      return unboundedLog(topic);
    }
    double bound = (double) keeping.bytes().getAsLong() * topic.partitions();
    return map(
        unboundedLog(topic),
        bytes -> Math.min(bytes, topic.copies() * (bound + segments(topic, bound))));
  }

  /**
   * Only whole segments go: each partition holds one more than it must, and at most twice the data;
   * unless it is purged, when a segment fills up however little of it is still wanted.
   */
  private static double segments(TopicLoad topic, double data) {
    double all = (double) topic.partitions() * topic.keeping().segmentBytes();
    return topic.keeping().purged() && data > 0 ? all : Math.min(all, data);
  }

  /** Seconds a record stays at this rate; empty for ever, or when nobody can know. */
  static OptionalDouble keptSeconds(TopicLoad topic) {
    var keeping = topic.keeping();
    var perSecond = topic.bytesPerSecond();
    if (keeping.compacted() || perSecond.isEmpty()) {
      return OptionalDouble.empty();
    }
    double byTime = seconds(keeping.time());
    boolean bound = keeping.bytes().isPresent() && perSecond.getAsDouble() > 0;
    return OptionalDouble.of(
        bound
            ? Math.min(
                byTime, keeping.bytes().getAsLong() * topic.partitions() / perSecond.getAsDouble())
            : byTime);
  }

  /** Bytes of a table at its full age, without headroom. */
  static OptionalDouble table(TableLoad table) {
    return times(table.bytesPerSecond(), seconds(table.keeps()));
  }

  /** Bytes that brokers take in: what is produced, and what copies are made of. */
  static OptionalDouble kafkaIn(TopicLoad topic) {
    return times(topic.bytesPerSecond(), topic.copies());
  }

  /** Bytes that brokers give out: to readers, and to the other copies. */
  static OptionalDouble kafkaOut(TopicLoad topic) {
    if (topic.recordsPerSecond() == 0) {
      return OptionalDouble.of(0);
    }
    return topic.readers().isPresent()
        ? times(topic.bytesPerSecond(), topic.readers().getAsInt() + topic.copies() - 1)
        : OptionalDouble.empty();
  }

  /** Of all that are known; empty when none is. How many are missing is told beside it. */
  static OptionalDouble sum(List<OptionalDouble> figures) {
    return figures.stream().noneMatch(OptionalDouble::isPresent)
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            figures.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sum());
  }

  static double seconds(Optional<Duration> kept) {
    return kept.orElse(FOREVER_MEANS).toMillis() / MS;
  }

  private interface Step {
    double of(double figure);
  }

  private static OptionalDouble map(OptionalDouble figure, Step step) {
    return figure.isPresent()
        ? OptionalDouble.of(step.of(figure.getAsDouble()))
        : OptionalDouble.empty();
  }
}
