package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;

/** Deviations that tell implementations apart: told once per connection. */
final class Quirks {
  private static final Anomaly[] KNOWN = {
    Anomaly.ACKONLY_MASK,
    Anomaly.ACKONLY_GARBAGE,
    Anomaly.MASK_ON_PADDING,
    Anomaly.QUIRK_MASK_OVER_DATA,
    Anomaly.MASK_MISMATCH_SEQ_USED,
    Anomaly.HANDSHAKE_RETRY,
    Anomaly.NAK_INITIAL,
    Anomaly.CREDIT_OVERDRAFT,
    Anomaly.CREDIT_OVERRETURN,
    Anomaly.QUIRK_SOURCE_FIFO,
  };
  private static final long[] BITS = bits();

  private long told;

  /** True when it is a quirk, and the first of its kind here. */
  boolean isFirst(Anomaly anomaly) {
    long bit = BITS[anomaly.index()];
    if ((told | bit) == told) {
      return false;
    }
    told |= bit;
    return true;
  }

  private static long[] bits() {
    long[] bits = new long[Anomaly.values().length];
    for (int i = 0; i < KNOWN.length; i++) {
      bits[KNOWN[i].index()] = 1L << i;
    }
    return bits;
  }
}
