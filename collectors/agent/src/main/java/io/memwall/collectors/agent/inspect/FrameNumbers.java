package io.memwall.collectors.agent.inspect;

import java.util.OptionalLong;

/**
 * Turns the number a frame has at its interface into the one it has in the file. With one interface
 * both are the same; with several the last {@value #KEPT} frames of each are remembered.
 */
final class FrameNumbers {
  private static final int KEPT = 1 << 16;

  private final long[] inFile = new long[KEPT];
  private long atTap;
  private boolean same = true;

  /** The next frame of this interface has this number in the file. */
  void next(long numberInFile) {
    atTap++;
    same &= numberInFile == atTap;
    inFile[(int) (atTap % KEPT)] = numberInFile;
  }

  /** Number in the file of the frame that came last. */
  long current() {
    return inFile[(int) (atTap % KEPT)];
  }

  OptionalLong inFile(long numberAtTap) {
    if (numberAtTap < 1 || numberAtTap > atTap) {
      return OptionalLong.empty();
    }
    if (same) {
      return OptionalLong.of(numberAtTap);
    }
    boolean kept = atTap - numberAtTap < KEPT;
    return kept ? OptionalLong.of(inFile[(int) (numberAtTap % KEPT)]) : OptionalLong.empty();
  }
}
