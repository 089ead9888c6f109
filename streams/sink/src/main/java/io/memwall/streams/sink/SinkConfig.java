package io.memwall.streams.sink;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Settings of the sink.
 *
 * @param bootstrapServers of Kafka
 * @param groupId the consumer group whose committed positions say what is stored
 * @param clickHouseUrl of ClickHouse's HTTP interface
 * @param user of ClickHouse
 * @param password of that user, may be empty; never printed
 * @param database that the migrator has prepared
 * @param maxRows a batch is inserted at about so many rows
 * @param maxWait or so long after its first record was read
 * @param kafkaOverrides settings passed through to the Kafka clients; they win over ours
 */
public record SinkConfig(
    String bootstrapServers,
    String groupId,
    String clickHouseUrl,
    String user,
    String password,
    String database,
    int maxRows,
    Duration maxWait,
    Map<String, Object> kafkaOverrides) {

  /** Large blocks cost less per row; beyond this it hardly matters. */
  public static final int DEFAULT_MAX_ROWS = 200_000;

  public static final Duration DEFAULT_MAX_WAIT = Duration.ofMillis(500);

  /** Bounds the memory of a batch, whatever its rows weigh. */
  static final long MAX_BYTES = 64L << 20;

  /**
   * @throws IllegalArgumentException if a batch could never be due
   */
  public SinkConfig {
    Objects.requireNonNull(bootstrapServers);
    Objects.requireNonNull(groupId);
    Objects.requireNonNull(clickHouseUrl);
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
    Objects.requireNonNull(database);
    kafkaOverrides = Map.copyOf(kafkaOverrides);
    if (maxRows < 1) {
      throw new IllegalArgumentException("maxRows is " + maxRows + ": give at least 1");
    }
    if (maxWait.isNegative()) {
      throw new IllegalArgumentException("maxWait is " + maxWait + ": give a duration from 0 on");
    }
  }

  RowBatch.Limits limits() {
    return new RowBatch.Limits(maxRows, MAX_BYTES, maxWait);
  }

  @Override
  public String toString() {
    return "%s group %s into %s database %s as %s"
        .formatted(bootstrapServers, groupId, clickHouseUrl, database, user);
  }
}
