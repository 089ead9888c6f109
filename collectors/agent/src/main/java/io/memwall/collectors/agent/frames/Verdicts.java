package io.memwall.collectors.agent.frames;

import java.util.Optional;

/** The verdicts of the frames between the reader that tracks and the reader that shows. */
final class Verdicts {
  private static final int FIRST_SIZE = 256;

  private Verdict[] ring = new Verdict[FIRST_SIZE];
  private long oldest = 1;
  private long newest;

  /** Makes room for the next frame's verdict. */
  Verdict begin() {
    if (newest - oldest + 1 == ring.length) {
      grow();
    }
    newest++;
    var verdict = new Verdict();
    ring[slot(newest)] = verdict;
    return verdict;
  }

  /** Number of the last frame that was tracked; 0 before the first. */
  long newest() {
    return newest;
  }

  /** Empty for a frame that has been shown, or has not been tracked. */
  Optional<Verdict> of(long number) {
    return number < oldest || number > newest ? Optional.empty() : Optional.of(ring[slot(number)]);
  }

  /** Takes out the oldest verdict, which nothing is added to from then on. */
  Verdict take() {
    Verdict verdict = ring[slot(oldest)];
    ring[slot(oldest)] = null;
    oldest++;
    return verdict;
  }

  private int slot(long number) {
    return (int) (number & ring.length - 1);
  }

  private void grow() {
    Verdict[] old = ring;
    ring = new Verdict[2 * old.length];
    for (long number = oldest; number <= newest; number++) {
      ring[slot(number)] = old[(int) (number & old.length - 1)];
    }
  }
}
