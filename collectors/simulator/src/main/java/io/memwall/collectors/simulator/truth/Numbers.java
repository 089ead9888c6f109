package io.memwall.collectors.simulator.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Which numbers of one life of a half a tap has recorded, and which of them its receiver has
 * accepted, as far as the recorded acknowledgements say. Numbers are the model's: they never wrap.
 */
final class Numbers {
  /** Numbers that were skipped, and when the next one came. */
  private final TreeMap<Long, Long> gaps = new TreeMap<>();

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

  SightingClass see(long index, long tNanos) {
    startAt(index);
    if (index < expected) {
      return gaps.remove(index) != null ? SightingClass.FILL : SightingClass.RETRANS;
    }
    for (long skipped = expected; skipped < index; skipped++) {
      gaps.put(skipped, tNanos);
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

  /** Numbers that were never recorded and, being acknowledged, never will be. */
  record Lost(int count, long foundNanos) {}

  /** Takes out what is missing up to this number. */
  Lost lostUpTo(long index) {
    int count = 0;
    long found = Long.MIN_VALUE;
    while (!gaps.isEmpty() && gaps.firstKey() <= index) {
      found = Math.max(found, gaps.pollFirstEntry().getValue());
      count++;
    }
    return new Lost(count, found);
  }

  /** The receiver has accepted everything up to this number; what waited for that, in order. */
  List<Parked> acceptedUpTo(long index) {
    if (index < delivered) {
      return List.of();
    }
    delivered = index + 1;
    if (parked.isEmpty()) {
      return List.of();
    }
    List<Parked> accepted = new ArrayList<>();
    while (!parked.isEmpty() && parked.firstKey() <= index) {
      accepted.add(parked.pollFirstEntry().getValue());
    }
    return accepted;
  }
}
