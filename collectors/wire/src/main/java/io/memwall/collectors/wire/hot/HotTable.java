package io.memwall.collectors.wire.hot;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The rows of lines or of regions: weights, counters, masters. */
class HotTable {
  static final int MAX_MASTERS = 8;

  final SpaceSaving keys;
  private final long[] counters;
  private final long[] masters;

  /** Masters known by row; one more than fit says that there are others. */
  private final byte[] masterCounts;

  HotTable(int rows) {
    keys = new SpaceSaving(rows);
    counters = new long[rows * HotCounter.COUNT];
    masters = new long[rows * MAX_MASTERS];
    masterCounts = new byte[rows];
  }

  int find(long key) {
    return keys.find(key);
  }

  /** Adds 1 to the key's weight; its row. */
  int weigh(long key) {
    int row = keys.add(key);
    if (keys.isReplaced()) {
      clearRow(row);
    }
    return row;
  }

  /** A row given to another key. */
  void clearRow(int row) {
    int at = row * HotCounter.COUNT;
    Arrays.fill(counters, at, at + HotCounter.COUNT, 0);
    masterCounts[row] = 0;
  }

  void clear() {
    keys.clear();
  }

  void count(int row, int counter, long amount) {
    counters[row * HotCounter.COUNT + counter] += amount;
  }

  long get(int row, HotCounter counter) {
    return counters[row * HotCounter.COUNT + counter.index()];
  }

  void master(int row, long master) {
    int known = Math.min(masterCounts[row], MAX_MASTERS);
    int at = row * MAX_MASTERS;
    for (int i = at; i < at + known; i++) {
      if (masters[i] == master) {
        return;
      }
    }
    if (known < MAX_MASTERS) {
      masters[at + known] = master;
    }
    masterCounts[row] = (byte) (known + 1);
  }

  int masterCount(int row) {
    return Math.min(masterCounts[row], MAX_MASTERS);
  }

  boolean hasMoreMasters(int row) {
    return masterCounts[row] > MAX_MASTERS;
  }

  long master(int row, int index) {
    return masters[row * MAX_MASTERS + index];
  }

  /** Who had the line last; of lines only. */
  OptionalLong lastOwner(int row) {
    return OptionalLong.empty();
  }

  /** Lines touched; of regions only. */
  OptionalLong distinctLines(int row) {
    return OptionalLong.empty();
  }

  /** The heaviest line's part in the transfers; of regions only. */
  OptionalDouble topLineShare(int row) {
    return OptionalDouble.empty();
  }
}
