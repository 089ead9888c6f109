package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Content;

/**
 * The 64 bytes of a line, and which of them somebody wrote since he got it.
 *
 * @param dirty a bit per byte; travels in the model only, no message about a line has a mask
 */
record LineContent(long address, Words words, long dirty) implements Content {
  static final int WORDS = 8;

  /** Eight words that nobody can change. */
  static final class Words {
    private final long[] words;

    private Words(long[] words) {
      this.words = words;
    }
  }

  static LineContent unwritten(long address) {
    long[] words = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      words[i] = UNWRITTEN.word(address, i);
    }
    return new LineContent(address, new Words(words), 0);
  }

  boolean isDirty() {
    return dirty != 0;
  }

  LineContent cleaned() {
    return new LineContent(address, words, 0);
  }

  /** Every byte of the range changes, so that who compares before and after sees all of them. */
  LineContent written(ByteRange range) {
    long[] changed = words.words.clone();
    for (int i = range.first(); i <= range.last(); i++) {
      changed[i / 8] ^= 0xA5L << (8 * (i % 8));
    }
    return new LineContent(address, new Words(changed), dirty | range.mask());
  }

  @Override
  public long word(long messageAddress, int index) {
    return words.words[(int) (messageAddress - address) / 8 + index];
  }

  @Override
  public long mask(int group) {
    return dirty;
  }
}
