package io.memwall.collectors.agent.frames;

/**
 * Some bits of a word.
 *
 * @param high the highest bit, at most 63
 * @param low the lowest
 */
record BitField(String name, int high, int low, String meaning) {
  int width() {
    return high - low + 1;
  }

  long of(long word) {
    return word << (63 - high) >>> (63 - high + low);
  }

  /** The bits as digits, highest first. */
  String digits(long word) {
    var digits = new StringBuilder(width());
    for (int bit = high; bit >= low; bit--) {
      digits.append((word >>> bit & 1) == 1 ? '1' : '0');
    }
    return digits.toString();
  }
}
