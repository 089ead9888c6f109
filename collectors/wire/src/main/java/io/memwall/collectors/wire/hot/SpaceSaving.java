package io.memwall.collectors.wire.hot;

import java.util.Arrays;

/**
 * The heaviest keys of a stream in a fixed number of rows (Metwally, Agrawal and El Abbadi, 2005):
 * a key without a row takes that of the lightest, and inherits its weight as its possible error. No
 * error exceeds the sum of all weights over the number of rows, and no key heavier than that is
 * missing.
 */
final class SpaceSaving {
  static final int NONE = -1;

  private final long[] keys;
  private final long[] weights;
  private final long[] errors;

  /** Rows as a heap, the lightest first, and each row's place in it. */
  private final int[] heap;

  private final int[] places;

  /** Row + 1 by hash of its key, 0 for a free slot; collisions move on to the next. */
  private final int[] slots;

  private final int shift;
  private int size;
  private long total;
  private boolean replaced;

  SpaceSaving(int rows) {
    keys = new long[rows];
    weights = new long[rows];
    errors = new long[rows];
    heap = new int[rows];
    places = new int[rows];
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(rows * 2 - 1);
    slots = new int[1 << bits];
    shift = Long.SIZE - bits;
  }

  int size() {
    return size;
  }

  /** Sum of all weights added. */
  long total() {
    return total;
  }

  long key(int row) {
    return keys[row];
  }

  /** At most the true weight plus {@link #error}, at least the true weight. */
  long weight(int row) {
    return weights[row];
  }

  long error(int row) {
    return errors[row];
  }

  /** True when the last {@link #add} gave a row to a key that had none. */
  boolean isReplaced() {
    return replaced;
  }

  /** The row of a key; {@link #NONE} when it has none. */
  int find(long key) {
    int mask = slots.length - 1;
    for (int slot = home(key); slots[slot] != 0; slot = (slot + 1) & mask) {
      if (keys[slots[slot] - 1] == key) {
        return slots[slot] - 1;
      }
    }
    return NONE;
  }

  /** Adds 1 to a key's weight and returns its row. */
  int add(long key) {
    total++;
    int row = find(key);
    replaced = row == NONE;
    if (replaced) {
      row = size < keys.length ? fresh() : takeLightest();
      keys[row] = key;
      insert(row);
    }
    weights[row]++;
    sink(places[row]);
    return row;
  }

  void clear() {
    Arrays.fill(slots, 0);
    size = 0;
    total = 0;
  }

  private int fresh() {
    int row = size++;
    weights[row] = 0;
    errors[row] = 0;
    // A row without weight belongs on top of the heap.
    int place = row;
    while (place > 0 && weights[heap[(place - 1) / 2]] > 0) {
      place(heap[(place - 1) / 2], place);
      place = (place - 1) / 2;
    }
    place(row, place);
    return row;
  }

  private int takeLightest() {
    int row = heap[0];
    remove(row);
    errors[row] = weights[row];
    return row;
  }

  private void sink(int from) {
    int row = heap[from];
    long weight = weights[row];
    int place = from;
    int child = 2 * place + 1;
    while (child < size) {
      if (child + 1 < size && weights[heap[child + 1]] < weights[heap[child]]) {
        child++;
      }
      if (weights[heap[child]] >= weight) {
        break;
      }
      place(heap[child], place);
      place = child;
      child = 2 * place + 1;
    }
    place(row, place);
  }

  private void place(int row, int place) {
    heap[place] = row;
    places[row] = place;
  }

  private void insert(int row) {
    int mask = slots.length - 1;
    int slot = home(keys[row]);
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = row + 1;
  }

  /** Frees a row's slot, and moves those behind it up so that no search ends at the hole. */
  private void remove(int row) {
    int mask = slots.length - 1;
    int hole = home(keys[row]);
    while (slots[hole] != row + 1) {
      hole = (hole + 1) & mask;
    }
    slots[hole] = 0;
    for (int slot = (hole + 1) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      int home = home(keys[slots[slot] - 1]);
      boolean reachable = ((slot - home) & mask) < ((slot - hole) & mask);
      if (!reachable) {
        slots[hole] = slots[slot];
        slots[slot] = 0;
        hole = slot;
      }
    }
  }

  private int home(long key) {
    return (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> shift);
  }
}
