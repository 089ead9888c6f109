package io.memwall.collectors.wire.sample;

import io.memwall.collectors.wire.match.LatencyClass;

/**
 * Chooses the transactions of one tap that are published one by one: by head, a fixed share of all,
 * chosen by what identifies them, so that every tap chooses alike; by tail, of those slower than
 * 99.9 % of their class, as many as a token bucket allows. Not thread-safe.
 */
public final class TransactionSampler {
  private static final double TWO_TO_63 = 0x1p63;

  private final long headLimit;
  private final double headWeight;
  private final TokenBucket tokens;
  private final SlowTail[] tails = new SlowTail[LatencyClass.COUNT];
  private long passedOver;
  private long tailWeight;

  public TransactionSampler(SamplerSettings settings) {
    // The largest long is never below itself, so a rate of 1 needs its own way out.
    headLimit = settings.headRate() == 1 ? -1 : (long) (settings.headRate() * TWO_TO_63);
    headWeight = settings.headRate() == 0 ? 0 : 1 / settings.headRate();
    tokens = new TokenBucket(settings.tailPerSecond());
    for (int i = 0; i < tails.length; i++) {
      tails[i] = new SlowTail();
    }
  }

  /**
   * Whether the head sampler takes this transaction; {@link #headWeight} is what it stands for.
   *
   * @param connection a hash of the connection's id
   * @param source the request's source id
   * @param sequence the sequence number of the request's frame
   */
  public boolean takesHead(long connection, int source, int sequence) {
    long id = connection ^ mix(((long) source << 32) | sequence);
    return headLimit < 0 || mix(id) >>> 1 < headLimit;
  }

  /** How many transactions one taken by head stands for. */
  public double headWeight() {
    return headWeight;
  }

  /**
   * Notes a latency, and whether the tail sampler takes its transaction; {@link #tailWeight} is
   * then what it stands for.
   *
   * @param nanos when the answer came
   */
  public boolean takesTail(LatencyClass latencyClass, long nanos, long latencyNanos) {
    boolean slow = tails[latencyClass.index()].add(latencyNanos);
    if (!slow) {
      return false;
    }
    if (!tokens.take(nanos)) {
      passedOver++;
      return false;
    }
    tailWeight = passedOver + 1;
    passedOver = 0;
    return true;
  }

  /** Slow transactions that the one last taken by tail stands for, itself included. */
  public double tailWeight() {
    return tailWeight;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long z = value + 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }
}
