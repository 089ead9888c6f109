package io.memwall.collectors.agent.capture;

/**
 * Walks the options at the end of a block: {@code code(2) length(2) value, padded to 4}. A list
 * that runs out of its block ends there: options only describe, the block itself is sound.
 */
final class PcapngOptions {
  private static final int END = 0;
  private static final int HEADER = 4;

  private final ByteFeed feed;
  private final int end;
  private int next;
  private int code;
  private int length;
  private int value;

  /**
   * @param from first option, relative to the block
   * @param end behind the last option, relative to the block
   */
  PcapngOptions(ByteFeed feed, int from, int end) {
    this.feed = feed;
    this.next = from;
    this.end = end;
  }

  boolean next() {
    if (next + HEADER > end) {
      return false;
    }
    code = feed.unsigned16(next);
    length = feed.unsigned16(next + 2);
    value = next + HEADER;
    next = value + (length + 3) / 4 * 4;
    return code != END && value + length <= end;
  }

  boolean is(int wantedCode, int minLength) {
    return code == wantedCode && length >= minLength;
  }

  /** Where the value lies, relative to the block. */
  int value() {
    return value;
  }

  int length() {
    return length;
  }
}
