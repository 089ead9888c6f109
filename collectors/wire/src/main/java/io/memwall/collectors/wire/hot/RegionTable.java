package io.memwall.collectors.wire.hot;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Hot regions, with a bit for each of their lines: exact, and smaller than a sketch would be. */
final class RegionTable extends HotTable {
  static final int BITS = 16;

  private static final int LINES = 1 << (BITS - LineTable.BITS);
  private static final int WORDS = LINES / Long.SIZE;

  private final LineTable lines;
  private final long[] touched;

  RegionTable(int rows, LineTable lines) {
    super(rows);
    this.lines = lines;
    touched = new long[rows * WORDS];
  }

  @Override
  void clearRow(int row) {
    super.clearRow(row);
    Arrays.fill(touched, row * WORDS, (row + 1) * WORDS, 0);
  }

  void touch(int row, long address) {
    int line = (int) (address >>> LineTable.BITS) & (LINES - 1);
    touched[row * WORDS + (line >>> 6)] |= 1L << line;
  }

  @Override
  OptionalLong distinctLines(int row) {
    long count = 0;
    for (int i = row * WORDS; i < (row + 1) * WORDS; i++) {
      count += Long.bitCount(touched[i]);
    }
    return OptionalLong.of(count);
  }

  @Override
  OptionalDouble topLineShare(int row) {
    long transfers = get(row, HotCounter.TRANSFERS);
    if (transfers == 0) {
      return OptionalDouble.empty();
    }
    long most = 0;
    for (int line = 0; line < lines.keys.size(); line++) {
      if (lines.keys.key(line) >>> BITS == keys.key(row) >>> BITS) {
        most = Math.max(most, lines.get(line, HotCounter.TRANSFERS));
      }
    }
    return OptionalDouble.of((double) most / transfers);
  }
}
