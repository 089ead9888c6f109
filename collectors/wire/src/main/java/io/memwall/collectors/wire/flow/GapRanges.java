package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Frame;
import java.util.Arrays;

/**
 * Missing sequence numbers as at most {@value #CAPACITY} ranges, oldest first, each with the time
 * it was found. Ranges are only appended at the young end, so they stay sorted without sorting.
 */
final class GapRanges {
  static final int CAPACITY = 64;

  private static final int FIRST_ROOM = 4;

  /** What became of a number that was asked for. */
  enum Removal {
    ABSENT,
    REMOVED,
    /** It was missing, but taking it out of its range's middle needs one range too many. */
    OVERFLOWED
  }

  private int[] starts = new int[FIRST_ROOM];
  private int[] lengths = new int[FIRST_ROOM];
  private long[] found = new long[FIRST_ROOM];
  private int size;
  private long latestRemovedNanos;

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
  boolean add(int start, int length, long nanos) {
    if (size == CAPACITY) {
      return false;
    }
    makeRoom();
    starts[size] = start;
    lengths[size] = length;
    found[size++] = nanos;
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

  /** Takes out every number up to and including {@code sequence}; says how many there were. */
  int removeUpTo(int sequence) {
    int removed = 0;
    int whole = 0;
    while (whole < size) {
      int reach = SequenceTracker.distance(sequence, starts[whole]) + 1;
      if (reach <= 0) {
        break;
      }
      latestRemovedNanos = found[whole];
      if (reach < lengths[whole]) {
        starts[whole] = (starts[whole] + reach) & Frame.SEQUENCE_MASK;
        lengths[whole] -= reach;
        removed += reach;
        break;
      }
      removed += lengths[whole++];
    }
    if (whole > 0) {
      move(whole, 0);
    }
    return removed;
  }

  /** When the youngest range was found of which {@link #removeUpTo} last took a number. */
  long latestRemovedNanos() {
    return latestRemovedNanos;
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
    makeRoom();
    move(index + 1, index + 2);
    starts[index + 1] = (starts[index] + into + 1) & Frame.SEQUENCE_MASK;
    lengths[index + 1] = behind;
    found[index + 1] = found[index];
    lengths[index] = into;
    return Removal.REMOVED;
  }

  private void makeRoom() {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
      found = Arrays.copyOf(found, 2 * size);
    }
  }

  private void delete(int index) {
    move(index + 1, index);
  }

  private void move(int from, int to) {
    System.arraycopy(starts, from, starts, to, size - from);
    System.arraycopy(lengths, from, lengths, to, size - from);
    System.arraycopy(found, from, found, to, size - from);
    size += to - from;
  }
}
