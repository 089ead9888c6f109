package io.memwall.collectors.wire.hot;

import java.util.Arrays;

/**
 * The heaviest keys of a stream in a fixed number of rows (Metwally, Agrawal and El Abbadi, 2005):
 * a key without a row takes that of a lightest, and inherits its weight as its possible error. No
 * error exceeds the sum of all weights over the number of rows, and no key heavier than that is
 * missing.
 *
 * <p>Rows of equal weight hang on one group, and the groups in a list by weight, so that adding 1
 * moves a row to the group next door, however many rows there are.
 */
final class SpaceSaving {
  static final int NONE = -1;

  private final long[] keys;
  private final long[] errors;

  /** The group of each row, and its neighbours there. */
  private final int[] groups;

  private final int[] nextRows;
  private final int[] previousRows;

  private final long[] groupWeights;
  private final int[] firstRows;
  private final int[] heavierGroups;
  private final int[] lighterGroups;

  /** Row + 1 by hash of its key, 0 for a free slot; collisions move on to the next. */
  private final int[] slots;

  private final int shift;
  private int size;
  private int lightest;
  private int freeGroup;
  private long total;
  private boolean replaced;

  SpaceSaving(int rows) {
    keys = new long[rows];
    errors = new long[rows];
    groups = new int[rows];
    nextRows = new int[rows];
    previousRows = new int[rows];
    // A row on its way to another group may need one more for a moment.
    groupWeights = new long[rows + 1];
    firstRows = new int[rows + 1];
    heavierGroups = new int[rows + 1];
    lighterGroups = new int[rows + 1];
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(rows * 2 - 1);
    slots = new int[1 << bits];
    shift = Long.SIZE - bits;
    clear();
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
    return groupWeights[groups[row]];
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
    if (!replaced) {
      raise(row);
      return row;
    }
    if (size < keys.length) {
      row = size++;
      errors[row] = 0;
      keys[row] = key;
      join(row, groupOf(1, NONE, lightest));
    } else {
      row = firstRows[lightest];
      free(row);
      errors[row] = groupWeights[lightest];
      keys[row] = key;
      raise(row);
    }
    occupy(row);
    return row;
  }

  void clear() {
    Arrays.fill(slots, 0);
    for (int group = 0; group < firstRows.length; group++) {
      heavierGroups[group] = group + 1 < firstRows.length ? group + 1 : NONE;
    }
    freeGroup = 0;
    lightest = NONE;
    size = 0;
    total = 0;
  }

  /** Moves a row to the group of its weight and one more. */
  private void raise(int row) {
    int group = groups[row];
    int heavier = heavierGroups[group];
    long weight = groupWeights[group] + 1;
    boolean alone = firstRows[group] == row && nextRows[row] == NONE;
    if (alone && (heavier == NONE || groupWeights[heavier] != weight)) {
      groupWeights[group] = weight;
      return;
    }
    leave(row, group);
    join(row, groupOf(weight, group, heavier));
    if (alone) {
      drop(group);
    }
  }

  /** The group of a weight between two neighbours, of which the heavier may be it. */
  private int groupOf(long weight, int lighter, int heavier) {
    if (heavier != NONE && groupWeights[heavier] == weight) {
      return heavier;
    }
    int group = freeGroup;
    freeGroup = heavierGroups[group];
    groupWeights[group] = weight;
    firstRows[group] = NONE;
    link(lighter, group);
    link(group, heavier);
    return group;
  }

  private void drop(int group) {
    link(lighterGroups[group], heavierGroups[group]);
    heavierGroups[group] = freeGroup;
    freeGroup = group;
  }

  private void link(int lighter, int heavier) {
    if (lighter == NONE) {
      lightest = heavier;
    } else {
      heavierGroups[lighter] = heavier;
    }
    if (heavier != NONE) {
      lighterGroups[heavier] = lighter;
    }
  }

  private void join(int row, int group) {
    int first = firstRows[group];
    groups[row] = group;
    previousRows[row] = NONE;
    nextRows[row] = first;
    if (first != NONE) {
      previousRows[first] = row;
    }
    firstRows[group] = row;
  }

  private void leave(int row, int group) {
    int next = nextRows[row];
    int previous = previousRows[row];
    if (previous == NONE) {
      firstRows[group] = next;
    } else {
      nextRows[previous] = next;
    }
    if (next != NONE) {
      previousRows[next] = previous;
    }
  }

  private void occupy(int row) {
    int mask = slots.length - 1;
    int slot = home(keys[row]);
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = row + 1;
  }

  /** Frees a row's slot, and moves those behind it up so that no search ends at the hole. */
  private void free(int row) {
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
