package io.memwall.collectors.agent.frames;

/**
 * Numbers from low to high, both included.
 *
 * @param unsigned compare as unsigned, as addresses are
 */
record NumberRange(long low, long high, boolean unsigned) {
  boolean contains(long value) {
    return compare(low, value) <= 0 && compare(value, high) <= 0;
  }

  /** Whether any number from {@code first} to {@code last} lies in the range. */
  boolean touches(long first, long last) {
    return compare(low, last) <= 0 && compare(first, high) <= 0;
  }

  private int compare(long a, long b) {
    return unsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b);
  }
}
