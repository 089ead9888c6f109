package io.memwall.collectors.wire.match;

/**
 * Which requests are remembered when there are too many: from the limit on only ids whose hash ends
 * in zeros, one bit more each time the limit is reached again, until half of the requests are gone.
 * A sample by id keeps latencies unbiased, as evicting the oldest would not.
 *
 * <p>Also keeps count of answers that will come to requests no longer, or never, remembered: they
 * are neither unmatched nor wrong.
 */
final class Admission {
  private static final int MAX_BITS = 8;
  private static final int PATIENCE = 16;

  private final int limit;
  private int bits;
  private boolean atLimit;
  private long refused;
  private long givenUp;
  private long lastNanos;

  Admission(int limit) {
    this.limit = limit;
  }

  boolean admits(long key, int size) {
    if (size >= limit) {
      bits = atLimit ? bits : Math.min(bits + 1, MAX_BITS);
      atLimit = true;
      return false;
    }
    if (bits == 0) {
      return true;
    }
    atLimit = false;
    if (size * 2L < limit) {
      bits = 0;
      return true;
    }
    long hash = (key * 0x9E37_79B9_7F4A_7C15L) >>> 40;
    return (hash & ((1L << bits) - 1)) == 0;
  }

  void refused(long nanos) {
    refused++;
    lastNanos = nanos;
  }

  void givenUp(long nanos) {
    givenUp++;
    lastNanos = nanos;
  }

  /** True when an answer without a request may belong to one that was refused. */
  boolean expectsRefused() {
    boolean expected = refused > 0;
    refused -= expected ? 1 : 0;
    return expected;
  }

  /** True when an answer without a request may be late. */
  boolean expectsLate() {
    boolean expected = givenUp > 0;
    givenUp -= expected ? 1 : 0;
    return expected;
  }

  /** Answers that have not come for so long will not. */
  void settle(long nanos, long age) {
    if (nanos - lastNanos > PATIENCE * age) {
      refused = 0;
      givenUp = 0;
    }
  }

  void reset() {
    bits = 0;
    atLimit = false;
    refused = 0;
    givenUp = 0;
  }
}
