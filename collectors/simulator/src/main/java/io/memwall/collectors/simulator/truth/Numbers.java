package io.memwall.collectors.simulator.truth;

import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which numbers of one life of a half a tap has recorded, and which of them its receiver has
 * accepted, as far as the recorded acknowledgements say. Numbers are the model's: they never wrap.
 */
final class Numbers {
  private final TreeSet<Long> gaps = new TreeSet<>();

  /** Recorded beyond a hole, and not accepted yet. */
  private final TreeMap<Long, Parked> parked = new TreeMap<>();

  private boolean started;
  private long first;
  private long expected;
  private long delivered;

  boolean isStarted() {
    return started;
  }

  /** The first number recorded. */
  long first() {
    return first;
  }

  /** One past the highest number recorded. */
  long expected() {
    return expected;
  }

  boolean hasGaps() {
    return !gaps.isEmpty();
  }

  private void startAt(long index) {
    if (!started) {
      started = true;
      first = index;
      expected = index;
      delivered = index;
    }
  }

  /** How many numbers this one skips. */
  long skips(long index) {
    startAt(index);
    return Math.max(0, index - expected);
  }

  SightingClass see(long index) {
    startAt(index);
    if (index < expected) {
      return gaps.remove(index) ? SightingClass.FILL : SightingClass.RETRANS;
    }
    for (long skipped = expected; skipped < index; skipped++) {
      gaps.add(skipped);
    }
    expected = index + 1;
    return SightingClass.NEW;
  }

  /** True when its receiver takes this one now; otherwise it may still have been taken. */
  boolean isDeliveredNow(long index, Parked frame) {
    if (index == delivered) {
      delivered++;
      parked.remove(index);
      return true;
    }
    if (index > delivered) {
      parked.putIfAbsent(index, frame);
    }
    return false;
  }

  /** Where the acknowledged numbers go, in their order. */
  interface Fate {
    void accepted(Parked frame);

    void neverRecorded();
  }

  /** The receiver has accepted everything up to this number. */
  void acknowledged(long index, Fate fate) {
    while (delivered <= index) {
      Parked frame = parked.remove(delivered);
      if (frame != null) {
        fate.accepted(frame);
      } else if (gaps.remove(delivered)) {
        fate.neverRecorded();
      }
      delivered++;
    }
  }
}
