package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Channel;
import java.util.Arrays;

/** The credits of one half, as the sender, over an interval. Index: channel code less one. */
final class CreditTally {
  static final int CHANNELS = Channel.values().length;

  /** No figure of this interval. */
  static final long NONE = Long.MAX_VALUE;

  final long[] granted = new long[CHANNELS];
  final long[] consumed = new long[CHANNELS];
  final long[] outstandingMax = new long[CHANNELS];
  final long[] availMin = new long[CHANNELS];
  final long[] stallNanos = new long[CHANNELS];
  final long[] stallEvents = new long[CHANNELS];

  /** Flits this half returned to the other, its opening grants apart. */
  final long[] returned = new long[CHANNELS];

  CreditTally() {
    clear();
  }

  void clear() {
    Arrays.fill(granted, 0);
    Arrays.fill(consumed, 0);
    Arrays.fill(outstandingMax, 0);
    Arrays.fill(availMin, NONE);
    Arrays.fill(stallNanos, 0);
    Arrays.fill(stallEvents, 0);
    Arrays.fill(returned, 0);
  }
}
