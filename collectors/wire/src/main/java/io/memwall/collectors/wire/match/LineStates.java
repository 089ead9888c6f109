package io.memwall.collectors.wire.match;

import java.util.Arrays;

/**
 * The most permission a master may have on each cache line, as far as it is known, in a table that
 * doubles up to a limit and then forgets. A line never seen is at NONE while all history is known,
 * and unknown from the first loss or the first line forgotten on.
 */
final class LineStates {
  static final int UNKNOWN = -1;
  static final int NONE = 0;
  static final int BRANCH = 1;
  static final int TIP = 2;

  private static final int FIRST_CAPACITY = 64;
  private static final int BYTES = Long.BYTES + Integer.BYTES;
  private static final int WINDOW = 8;
  private static final int STATE_BITS = 4;
  private static final int USED = 4;
  private static final int LOWERED = 8;

  private final int limit;
  private final Room room;
  private long[] addresses = {};

  /** Epoch, whether a probe lowered the state, whether the cell is in use, state; 0 when free. */
  private int[] states = {};

  private int used;
  private int epoch;
  private boolean wholeHistory;

  LineStates(int limit, Room room) {
    this.limit = limit;
    this.room = room;
  }

  /** Forgets everything. */
  void reset(boolean known) {
    Arrays.fill(states, 0);
    used = 0;
    epoch = 0;
    wholeHistory = known;
  }

  /** From here on nothing is certain until it is seen again. */
  void doubt() {
    wholeHistory = false;
    epoch++;
    if (epoch >= 1 << (Integer.SIZE - STATE_BITS - 1)) {
      reset(false);
    }
  }

  int get(long address) {
    int cell = find(address);
    if (cell < 0) {
      return wholeHistory ? NONE : UNKNOWN;
    }
    boolean current = states[cell] >>> STATE_BITS == epoch;
    return current ? states[cell] & 3 : UNKNOWN;
  }

  void set(long address, int state) {
    int cell = find(address);
    if (cell < 0) {
      if (state == NONE && wholeHistory) {
        return;
      }
      cell = take(address);
    }
    states[cell] = epoch << STATE_BITS | USED | state;
  }

  /** The same, where a probe is why the master has no more than this. */
  void lower(long address, int state) {
    int cell = find(address);
    cell = cell < 0 ? take(address) : cell;
    states[cell] = epoch << STATE_BITS | LOWERED | USED | state;
  }

  /** True when a probe lowered the state, and nothing was said of the line since. */
  boolean isLowered(long address) {
    int cell = find(address);
    return cell >= 0 && states[cell] >>> STATE_BITS == epoch && (states[cell] & LOWERED) != 0;
  }

  /** Cells are taken in this order and none becomes free again, so a free one ends the search. */
  private int find(long address) {
    if (used == 0) {
      return -1;
    }
    int mask = states.length - 1;
    int home = home(address);
    for (int i = 0; i < WINDOW; i++) {
      int cell = (home + i) & mask;
      if (states[cell] == 0) {
        return -1;
      }
      if (addresses[cell] == address) {
        return cell;
      }
    }
    return -1;
  }

  /** A cell for a new line: a free one near its home, else that of another, which is forgotten. */
  private int take(long address) {
    if (used * 2 >= states.length && states.length < limit && mayGrow()) {
      grow();
    }
    int mask = states.length - 1;
    int home = home(address);
    for (int i = 0; i < WINDOW; i++) {
      int cell = (home + i) & mask;
      if (states[cell] == 0) {
        used++;
        addresses[cell] = address;
        return cell;
      }
    }
    wholeHistory = false;
    int victim = (home + (int) (address >>> 6 & (WINDOW - 1))) & mask;
    addresses[victim] = address;
    return victim;
  }

  /** Gives all memory back and knows nothing any more. */
  void release() {
    room.give(bytes(states.length));
    addresses = new long[0];
    states = new int[0];
    used = 0;
    wholeHistory = false;
  }

  private boolean mayGrow() {
    return room.take(bytes(states.length * 2) - bytes(states.length));
  }

  /** What lines take of the shared room; the first few are everyone's own. */
  private static long bytes(int lines) {
    return lines <= FIRST_CAPACITY ? 0 : (long) lines * BYTES;
  }

  private void grow() {
    long[] oldAddresses = addresses;
    int[] oldStates = states;
    int capacity = Math.max(Math.min(FIRST_CAPACITY, limit), states.length * 2);
    addresses = new long[capacity];
    states = new int[capacity];
    used = 0;
    for (int i = 0; i < oldStates.length; i++) {
      if (oldStates[i] != 0) {
        states[take(oldAddresses[i])] = oldStates[i];
      }
    }
  }

  private int home(long address) {
    int bits = Integer.numberOfTrailingZeros(states.length);
    return bits == 0 ? 0 : (int) ((address * 0x9E37_79B9_7F4A_7C15L) >>> (Long.SIZE - bits));
  }
}
