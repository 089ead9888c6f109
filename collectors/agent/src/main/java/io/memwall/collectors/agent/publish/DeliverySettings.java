package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.SpoolSettings;
import java.time.Duration;
import java.util.Objects;

/**
 * How events get from the publisher to Kafka or to disk.
 *
 * @param queueBytes memory for what was handed over and is neither sent nor spooled
 * @param unackedBytes memory for what was sent and is not acknowledged: beyond it events go to the
 *     spool until Kafka has caught up
 * @param patience Kafka counts as gone when it acknowledges nothing for so long
 */
public record DeliverySettings(
    KafkaTarget kafka, SpoolSettings spool, long queueBytes, long unackedBytes, Duration patience) {
  private static final long MIB = 1L << 20;

  public DeliverySettings {
    Objects.requireNonNull(kafka);
    Objects.requireNonNull(spool);
    Objects.requireNonNull(patience);
  }

  /** 8 MiB queued, 16 MiB unacknowledged, 5 s of patience. */
  public static DeliverySettings of(KafkaTarget kafka, SpoolSettings spool) {
    return new DeliverySettings(kafka, spool, 8 * MIB, 16 * MIB, Duration.ofSeconds(5));
  }

  public DeliverySettings withMemory(long queue, long unacked) {
    return new DeliverySettings(kafka, spool, queue, unacked, patience);
  }

  public DeliverySettings withPatience(Duration of) {
    return new DeliverySettings(kafka, spool, queueBytes, unackedBytes, of);
  }
}
