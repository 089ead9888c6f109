package io.memwall.collectors.agent.frames;

import java.util.Arrays;
import java.util.OptionalLong;

/** From the numbers of frames at one tap to their numbers in the capture, for the last ones. */
final class FrameNumbers {
  private static final int FIRST_SIZE = 64;

  private final int largest;
  private long[] numbers = new long[FIRST_SIZE];
  private long count;

  /**
   * @param remembered frames, a power of two
   */
  FrameNumbers(int remembered) {
    largest = remembered;
  }

  /** The next frame of the tap has this number in the capture. */
  void next(long inCapture) {
    if (count == numbers.length && numbers.length < largest) {
      // As long as it grows, nothing has wrapped around yet.
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }
    numbers[(int) (count & numbers.length - 1)] = inCapture;
    count++;
  }

  /** Empty when the frame is no longer remembered. */
  OptionalLong inCapture(long atTap) {
    long index = atTap - 1;
    boolean known = index >= 0 && index < count && index >= count - numbers.length;
    return known
        ? OptionalLong.of(numbers[(int) (index & numbers.length - 1)])
        : OptionalLong.empty();
  }
}
