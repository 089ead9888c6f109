package io.memwall.collectors.agent.spool;

import java.util.Objects;

/**
 * What makes an event of a node unique.
 *
 * @param stream event type x 256 + shard
 * @param seq 0, 1, 2, ... within the epoch and stream
 */
public record EventNumber(EpochId epoch, int stream, long seq) {
  public EventNumber {
    Objects.requireNonNull(epoch);
  }

  public LossClass lossClass() {
    return LossClass.ofStream(stream);
  }
}
