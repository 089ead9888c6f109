package io.memwall.collectors.agent.spool;

import java.util.Objects;

/**
 * Where an entry goes.
 *
 * @param partition {@link #BY_KEY}, {@link #EVERY_PARTITION}, or a partition's number
 */
public record Destination(String topic, int partition, String key) {
  /** The partitioner chooses by the key. */
  public static final int BY_KEY = -1;

  /** One copy for each partition the topic has when the entry leaves. */
  public static final int EVERY_PARTITION = -2;

  public Destination {
    Objects.requireNonNull(topic);
    Objects.requireNonNull(key);
    if (partition < EVERY_PARTITION) {
      throw new IllegalArgumentException("partition " + partition);
    }
  }
}
