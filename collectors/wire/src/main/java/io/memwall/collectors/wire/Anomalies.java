package io.memwall.collectors.wire;

import java.util.Arrays;

/**
 * The oddities of one frame: how often each occurred, and the first {@value #LOGGED} in the order
 * in which the decoder met them (header, then body by flit, then mask and arbitration).
 */
public final class Anomalies {
  static final int LOGGED = 64;

  private static final Anomaly[] VALUES = Anomaly.values();

  private final int[] counts = new int[VALUES.length];
  private final byte[] log = new byte[LOGGED];
  private int total;

  /** All occurrences; 0 for a clean frame. */
  public int total() {
    return total;
  }

  public int count(Anomaly anomaly) {
    return counts[anomaly.index()];
  }

  /** How many of them {@link #at} can tell, at most {@value #LOGGED}. */
  public int logged() {
    return Math.min(total, LOGGED);
  }

  /** The {@code index}-th oddity met. */
  public Anomaly at(int index) {
    if (index >= logged()) {
      throw new IndexOutOfBoundsException(index);
    }
    return VALUES[log[index]];
  }

  void add(Anomaly anomaly) {
    if (total < LOGGED) {
      log[total] = (byte) anomaly.index();
    }
    total++;
    counts[anomaly.index()]++;
  }

  void clear() {
    if (total > 0) {
      Arrays.fill(counts, 0);
      total = 0;
    }
  }
}
