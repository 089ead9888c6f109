package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.flow.SequenceTracker.distance;

import io.memwall.collectors.wire.sketch.Sketch;

/**
 * When frames of a half were seen, until they are acknowledged: all of them as long as at most
 * {@value #CAPACITY} wait, else every 2^k-th. A number sent twice is forgotten, for its
 * acknowledgement may mean either (Karn's rule).
 */
final class SendTimes {
  static final int CAPACITY = 64;

  /** No acknowledgement has been timed yet. */
  static final long NEVER = Long.MAX_VALUE;

  private static final int FEW = CAPACITY / 4;
  private static final int SLOTS = CAPACITY - 1;

  private int[] sequences;
  private long[] nanos;
  private int head;
  private int size;
  private int stride;
  private long least = NEVER;

  /** The fastest way from the tap to the receiver and back, ns; {@link #NEVER} when unknown. */
  long leastNanos() {
    return least;
  }

  int open() {
    return size;
  }

  void reset() {
    size = 0;
    stride = 0;
    least = NEVER;
  }

  void sent(int sequence, long atNanos) {
    if ((sequence & stride) != 0) {
      return;
    }
    if (sequences == null) {
      sequences = new int[CAPACITY];
      nanos = new long[CAPACITY];
    }
    while (size == CAPACITY) {
      thin();
    }
    if ((sequence & stride) == 0) {
      int slot = (head + size++) & SLOTS;
      sequences[slot] = sequence;
      nanos[slot] = atNanos;
    }
  }

  void repeated(int sequence) {
    for (int i = 0; i < size; i++) {
      int slot = (head + i) & SLOTS;
      if (sequences[slot] == sequence) {
        nanos[slot] = NEVER;
        return;
      }
    }
  }

  /** Times everything up to {@code sequence}; a stamp that steps back counts as 0. */
  void acknowledged(int sequence, long atNanos, Sketch latencies) {
    while (size > 0 && distance(sequences[head], sequence) <= 0) {
      long sentNanos = nanos[head];
      head = (head + 1) & SLOTS;
      size--;
      if (sentNanos != NEVER) {
        long latency = Math.max(0, atNanos - sentNanos);
        least = Math.min(least, latency);
        latencies.add(latency);
      }
    }
    if (stride != 0 && size <= FEW) {
      stride >>= 1;
    }
  }

  private void thin() {
    stride = stride * 2 + 1;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      int slot = (head + i) & SLOTS;
      if ((sequences[slot] & stride) == 0) {
        int to = (head + kept++) & SLOTS;
        sequences[to] = sequences[slot];
        nanos[to] = nanos[slot];
      }
    }
    size = kept;
  }
}
