package io.memwall.collectors.wire.hot;

import java.util.OptionalLong;

/** Hot lines, with who owns them. */
final class LineTable extends HotTable {
  static final int BITS = 6;

  private static final byte OWNED = 1;
  private static final byte PROBED = 2;
  private static final byte RELEASED = 4;

  private final long[] owners;
  private final byte[] states;

  LineTable(int rows) {
    super(rows);
    owners = new long[rows];
    states = new byte[rows];
  }

  @Override
  void clearRow(int row) {
    super.clearRow(row);
    states[row] = 0;
  }

  @Override
  OptionalLong lastOwner(int row) {
    return states[row] == 0 ? OptionalLong.empty() : OptionalLong.of(owners[row]);
  }

  /** The master gave up tip for a probe. */
  void probed(int row, long master) {
    if (states[row] != 0 && owners[row] == master) {
      states[row] = OWNED | PROBED;
    }
  }

  /** The master gave up tip of its own accord. */
  void released(int row, long master) {
    if (states[row] == OWNED && owners[row] == master) {
      states[row] = OWNED | RELEASED;
    }
  }

  /** The master was granted tip; what kind of change of owner that is, or null for none. */
  HotCounter granted(int row, long master) {
    boolean changed = states[row] != 0 && owners[row] != master;
    HotCounter kind = changed ? change(states[row]) : null;
    owners[row] = master;
    states[row] = OWNED;
    return kind;
  }

  private static HotCounter change(byte state) {
    if ((state & PROBED) != 0) {
      return HotCounter.TRANSFERS;
    }
    return (state & RELEASED) != 0 ? HotCounter.HANDOFFS : HotCounter.UNKNOWN;
  }
}
