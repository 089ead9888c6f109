package io.memwall.schemas;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;

/**
 * One topic of the catalogue.
 *
 * @param name in Kafka
 * @param type of the values
 * @param key what the partition key (UTF-8) names
 * @param keeps how long and how much
 */
public record Topic<T extends SpecificRecord>(
    String name, Class<T> type, String key, Retention keeps) {

  /**
   * How much of a topic is kept.
   *
   * @param compacted the last value of each key instead of a stretch of time
   * @param time how long, by the broker's clock; ignored when compacted
   * @param bytes how much over all partitions of one replica; ignored when compacted
   */
  public record Retention(boolean compacted, Duration time, long bytes) {
    static Retention of(Duration time, long bytes) {
      return new Retention(false, time, bytes);
    }

    static Retention latestOfEachKey() {
      return new Retention(true, Duration.ZERO, 0);
    }
  }

  /** Kafka's settings for it, when it is spread over so many partitions. */
  Map<String, String> settings(int partitions) {
    return settings(keeps, partitions);
  }

  static Map<String, String> settings(Retention keeps, int partitions) {
    var settings = new TreeMap<String, String>();
    // The broker's time: a node's wrong clock must neither be refused nor age records out.
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    if (keeps.compacted()) {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    } else {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
      settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(keeps.time().toMillis()));
      settings.put(TopicConfig.RETENTION_BYTES_CONFIG, Long.toString(keeps.bytes() / partitions));
      // Whole segments are deleted, so segments must be small against the budget.
      long segment = Math.max(1 << 20, Math.min(1L << 28, keeps.bytes() / partitions / 8));
      settings.put(TopicConfig.SEGMENT_BYTES_CONFIG, Long.toString(segment));
    }
    return settings;
  }
}
