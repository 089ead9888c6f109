package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Frame;

/**
 * Classifies the 22-bit sequence numbers of one half. Numbers are compared by their signed distance
 * modulo 2^22, so that wrapping around is nothing special.
 */
final class SequenceTracker {
  /** A jump ahead of more than this is a blind spell or a restart, not loss. */
  static final int MAX_GAP = 4096;

  private static final int SIGN_SHIFT = Integer.SIZE - 22;
  private static final int HALF_RANGE = 1 << 21;

  /** Beyond this distance a missing number could be mistaken for one of the next round. */
  private static final int FORGET_DISTANCE = HALF_RANGE / 2;

  /** Why tracking began anew with a frame. */
  enum Restart {
    NONE,
    JUMP,
    AMBIGUOUS,
    GAP_OVERFLOW,
    BLIND
  }

  private final GapRanges gaps = new GapRanges();
  private boolean started;
  private int first;
  private int expected;
  private int skipped;
  private Restart restart = Restart.NONE;

  /** (a - b) modulo 2^22, in [-2^21, 2^21). */
  static int distance(int a, int b) {
    return (a - b) << SIGN_SHIFT >> SIGN_SHIFT;
  }

  boolean isStarted() {
    return started;
  }

  /** The first number of this incarnation. */
  int first() {
    return first;
  }

  /** One past the highest number seen. */
  int expected() {
    return expected;
  }

  /** Numbers the last frame skipped; 0 unless its class was {@link SequenceClass#GAP}. */
  int skipped() {
    return skipped;
  }

  /** Whether and why the last frame began a new incarnation. */
  Restart restart() {
    return restart;
  }

  /** Numbers known to be missing. */
  int missing() {
    return gaps.missing();
  }

  boolean hasGaps() {
    return gaps.size() > 0;
  }

  /** The receiver has everything up to here: says how many of these numbers the capture missed. */
  int acknowledged(int sequence) {
    return gaps.size() == 0 ? 0 : gaps.removeUpTo(sequence);
  }

  /** When the youngest gap was found that the last acknowledgement closed. */
  long lossNanos() {
    return gaps.latestRemovedNanos();
  }

  void reset() {
    started = false;
    gaps.clear();
  }

  /** Begins at a number that is due but was not seen. */
  void expect(int sequence) {
    started = true;
    first = sequence;
    expected = sequence;
    gaps.clear();
  }

  /**
   * Takes the number of a frame.
   *
   * @param blind true when the source lost frames since the last one: what is missing is no gap
   */
  SequenceClass classify(int sequence, long nanos, boolean blind) {
    skipped = 0;
    restart = Restart.NONE;
    if (!started) {
      expect(sequence);
    }
    int distance = distance(sequence, expected);
    if (distance == 0) {
      advance(sequence);
      return SequenceClass.NEW;
    }
    if (blind && (distance > 0 || distance < -MAX_GAP)) {
      return begin(sequence, Restart.BLIND);
    }
    if (distance == -HALF_RANGE || distance > MAX_GAP) {
      return begin(sequence, distance < 0 ? Restart.AMBIGUOUS : Restart.JUMP);
    }
    return distance > 0 ? ahead(sequence, distance, nanos) : behind(sequence);
  }

  private SequenceClass ahead(int sequence, int distance, long nanos) {
    if (!gaps.add(expected, distance, nanos)) {
      return begin(sequence, Restart.GAP_OVERFLOW);
    }
    skipped = distance;
    advance(sequence);
    return SequenceClass.GAP;
  }

  private SequenceClass behind(int sequence) {
    return switch (gaps.remove(sequence)) {
      case ABSENT -> SequenceClass.RETRANS;
      case REMOVED -> SequenceClass.FILL;
      case OVERFLOWED -> {
        restart = Restart.GAP_OVERFLOW;
        gaps.clear();
        yield SequenceClass.FILL;
      }
    };
  }

  private SequenceClass begin(int sequence, Restart reason) {
    restart = reason;
    expect(sequence);
    advance(sequence);
    return SequenceClass.NEW;
  }

  private void advance(int sequence) {
    expected = (sequence + 1) & Frame.SEQUENCE_MASK;
    gaps.forgetBefore(expected, FORGET_DISTANCE);
  }
}
