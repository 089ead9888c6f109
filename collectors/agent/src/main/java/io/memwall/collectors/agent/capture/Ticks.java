package io.memwall.collectors.agent.capture;

/**
 * How an interface of a pcapng file writes time: unsigned ticks of a resolution, after an offset.
 *
 * @param resolution option if_tsresol: bit 7 clear = 10^-n s, set = 2^-n s, n in the other bits
 * @param offsetSeconds option if_tsoffset, seconds since the Unix epoch
 */
record Ticks(int resolution, long offsetSeconds) {
  static final Ticks MICROS = new Ticks(6, 0);

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int NANOS_DIGITS = 9;

  /** Nanoseconds since the Unix epoch; times no calendar holds wrap around rather than fail. */
  long epochNanos(long ticks) {
    long sinceOffset = (resolution & 0x80) == 0 ? decimal(ticks) : binary(ticks);
    return offsetSeconds * NANOS_PER_SECOND + sinceOffset;
  }

  private long decimal(long ticks) {
    int digits = resolution & 0x7f;
    if (digits <= NANOS_DIGITS) {
      return ticks * power(NANOS_DIGITS - digits);
    }
    // 2^64 ticks of 10^-29 s are below one nanosecond.
    return digits - NANOS_DIGITS > 19
        ? 0
        : Long.divideUnsigned(ticks, power(digits - NANOS_DIGITS));
  }

  private long binary(long ticks) {
    int bits = resolution & 0x7f;
    long high = multiplyHighUnsigned(ticks, NANOS_PER_SECOND);
    long low = ticks * NANOS_PER_SECOND;
    if (bits == 0) {
      return low;
    }
    if (bits < Long.SIZE) {
      return high << (Long.SIZE - bits) | low >>> bits;
    }
    return bits < 2 * Long.SIZE ? high >>> (bits - Long.SIZE) : 0;
  }

  private static long multiplyHighUnsigned(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b);
  }

  private static long power(int digits) {
    long value = 1;
    for (int i = 0; i < digits; i++) {
      value *= 10;
    }
    return value;
  }
}
