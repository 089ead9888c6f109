package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Frame;

/**
 * Missing sequence numbers as at most {@value #CAPACITY} ranges, oldest first. Ranges are only
 * appended at the young end, so they stay sorted without sorting.
 */
final class GapRanges {
  static final int CAPACITY = 64;

  /** What became of a number that was asked for. */
  enum Removal {
    ABSENT,
    REMOVED,
    /** It was missing, but taking it out of its range's middle needs one range too many. */
    OVERFLOWED
  }

  private final int[] starts = new int[CAPACITY];
  private final int[] lengths = new int[CAPACITY];
  private int size;

  int size() {
    return size;
  }

  int missing() {
    int sum = 0;
    for (int i = 0; i < size; i++) {
      sum += lengths[i];
    }
    return sum;
  }

  void clear() {
    size = 0;
  }

  /** Appends a range; false when there is no room. */
  boolean add(int start, int length) {
    if (size == CAPACITY) {
      return false;
    }
    starts[size] = start;
    lengths[size++] = length;
    return true;
  }

  Removal remove(int sequence) {
    for (int i = size - 1; i >= 0; i--) {
      int into = SequenceTracker.distance(sequence, starts[i]);
      if (into >= 0 && into < lengths[i]) {
        return cut(i, into);
      }
    }
    return Removal.ABSENT;
  }

  /** Drops ranges that begin more than {@code limit} numbers before {@code expected}. */
  void forgetBefore(int expected, int limit) {
    while (size > 0 && SequenceTracker.distance(expected, starts[0]) > limit) {
      delete(0);
    }
  }

  private Removal cut(int index, int into) {
    int behind = lengths[index] - into - 1;
    if (into == 0 && behind == 0) {
      delete(index);
    } else if (into == 0) {
      starts[index] = (starts[index] + 1) & Frame.SEQUENCE_MASK;
      lengths[index] = behind;
    } else if (behind == 0) {
      lengths[index] = into;
    } else {
      return split(index, into, behind);
    }
    return Removal.REMOVED;
  }

  private Removal split(int index, int into, int behind) {
    if (size == CAPACITY) {
      return Removal.OVERFLOWED;
    }
    move(index + 1, index + 2);
    starts[index + 1] = (starts[index] + into + 1) & Frame.SEQUENCE_MASK;
    lengths[index + 1] = behind;
    lengths[index] = into;
    return Removal.REMOVED;
  }

  private void delete(int index) {
    move(index + 1, index);
  }

  private void move(int from, int to) {
    System.arraycopy(starts, from, starts, to, size - from);
    System.arraycopy(lengths, from, lengths, to, size - from);
    size += to - from;
  }
}
