package io.memwall.collectors.wire.sample;

import io.memwall.collectors.wire.match.LatencyClass;

/** Chooses the transactions of one tap that are published one by one. */
public final class TransactionSampler {
  public TransactionSampler(SamplerSettings settings) {}

  /**
   * Decides on one transaction.
   *
   * @param connection hash of the connection's id
   * @param source source id of the request
   * @param sequence anything that tells uses of the source apart, such as the request's frame
   * @return true when it is taken; {@link #headWeight} and {@link #tailWeight} then say why
   */
  public boolean offer(long connection, int source, long sequence) {
    return false;
  }

  /** Offers an answered transaction's latency to the sampler of slow ones. */
  public boolean offerLatency(LatencyClass latencyClass, long nanos, long latencyNanos) {
    return false;
  }

  public double headWeight() {
    return 0;
  }

  public double tailWeight() {
    return 0;
  }
}
