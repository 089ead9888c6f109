package io.memwall.collectors.wire.match;

import java.util.Arrays;

/**
 * Requests that wait, found by a key, several of which may share one: those are visited in the
 * order they came. A hash table with chains of indices in arrays that double up to a limit; rows
 * are numbers below the capacity.
 */
final class Pending {
  static final int NONE = -1;

  /** Columns of a row. */
  static final int NANOS = 0;

  static final int FRAME = 1;
  static final int ADDRESS = 2;
  static final int HEADER = 3;
  static final int FLAGS = 4;
  static final int ACQUIRE_NANOS = 5;

  private static final int KEY = 6;
  private static final int COLUMNS = 7;
  private static final int NEXT = 0;
  private static final int PREVIOUS = 1;
  private static final int NEWER = 2;
  private static final int OLDER = 3;
  private static final int LINKS = 4;
  private static final int FIRST_CAPACITY = 16;

  private final int limit;
  private final Room room;
  private long[] cells = {};
  private int[] links = {};
  private int[] heads = {};
  private int[] tails = {};
  private int shift;
  private int capacity;
  private int size;
  private int fresh;
  private int free = NONE;
  private int oldest = NONE;
  private int newest = NONE;

  Pending(int limit, Room room) {
    this.limit = limit;
    this.room = room;
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == limit;
  }

  /** Grows when it must; false when it may not. */
  boolean makeRoom() {
    return size < capacity || (!isFull() && grow());
  }

  /** Gives all memory back; nothing may be outstanding. */
  void release() {
    room.give(bytes(capacity));
    cells = new long[0];
    links = new int[0];
    heads = new int[0];
    tails = new int[0];
    capacity = 0;
    fresh = 0;
    free = NONE;
  }

  /** The row that came first of all; {@link #NONE} when empty. */
  int oldest() {
    return oldest;
  }

  /** The first of the rows with this key; {@link #NONE} without any. */
  int first(long key) {
    return size == 0 ? NONE : sameKey(heads[bucket(key)], key);
  }

  /** The next of the rows with the same key. */
  int next(int row) {
    return sameKey(links[row * LINKS + NEXT], key(row));
  }

  long key(int row) {
    return cells[row * COLUMNS + KEY];
  }

  long get(int row, int column) {
    return cells[row * COLUMNS + column];
  }

  void set(int row, int column, long value) {
    cells[row * COLUMNS + column] = value;
  }

  /** A new row behind those with the same key; the caller has made room. */
  int add(long key) {
    int row = free;
    if (row == NONE) {
      row = fresh++;
    } else {
      free = links[row * LINKS + NEXT];
    }
    size++;
    cells[row * COLUMNS + KEY] = key;
    chain(row);
    links[row * LINKS + OLDER] = newest;
    links[row * LINKS + NEWER] = NONE;
    oldest = newest == NONE ? row : oldest;
    link(newest, NEWER, row);
    newest = row;
    return row;
  }

  void remove(int row) {
    int at = row * LINKS;
    int bucket = bucket(key(row));
    heads[bucket] = heads[bucket] == row ? links[at + NEXT] : heads[bucket];
    tails[bucket] = tails[bucket] == row ? links[at + PREVIOUS] : tails[bucket];
    link(links[at + PREVIOUS], NEXT, links[at + NEXT]);
    link(links[at + NEXT], PREVIOUS, links[at + PREVIOUS]);
    oldest = oldest == row ? links[at + NEWER] : oldest;
    newest = newest == row ? links[at + OLDER] : newest;
    link(links[at + OLDER], NEWER, links[at + NEWER]);
    link(links[at + NEWER], OLDER, links[at + OLDER]);
    links[at + NEXT] = free;
    free = row;
    size--;
  }

  /** Appends to the chain of the key, so that rows of one key stay in order. */
  private void chain(int row) {
    int bucket = bucket(key(row));
    int tail = tails[bucket];
    links[row * LINKS + NEXT] = NONE;
    links[row * LINKS + PREVIOUS] = tail;
    link(tail, NEXT, row);
    heads[bucket] = tail == NONE ? row : heads[bucket];
    tails[bucket] = row;
  }

  private void link(int row, int kind, int target) {
    if (row != NONE) {
      links[row * LINKS + kind] = target;
    }
  }

  private int sameKey(int row, long key) {
    int at = row;
    while (at != NONE && cells[at * COLUMNS + KEY] != key) {
      at = links[at * LINKS + NEXT];
    }
    return at;
  }

  private int bucket(long key) {
    return (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> shift);
  }

  private boolean grow() {
    int buckets = Math.max(FIRST_CAPACITY, Integer.highestOneBit(capacity) * 2);
    if (!room.take(bytes(buckets) - bytes(capacity))) {
      return false;
    }
    capacity = Math.min(limit, buckets);
    shift = Long.SIZE - Integer.numberOfTrailingZeros(buckets);
    cells = Arrays.copyOf(cells, capacity * COLUMNS);
    links = Arrays.copyOf(links, capacity * LINKS);
    heads = new int[buckets];
    tails = new int[buckets];
    Arrays.fill(heads, NONE);
    Arrays.fill(tails, NONE);
    for (int row = oldest; row != NONE; row = links[row * LINKS + NEWER]) {
      chain(row);
    }
    return true;
  }

  /** What rows take of the shared room; the first few are everyone's own. */
  private static long bytes(int rows) {
    return rows <= FIRST_CAPACITY
        ? 0
        : (long) rows * (COLUMNS * Long.BYTES + (LINKS + 2) * Integer.BYTES);
  }
}
