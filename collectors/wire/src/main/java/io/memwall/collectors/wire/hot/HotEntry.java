package io.memwall.collectors.wire.hot;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One line or region; a flyweight, valid during the call that shows it. */
public final class HotEntry {
  private final HotTable table;
  private int row;

  HotEntry(HotTable table) {
    this.table = table;
  }

  HotEntry at(int place) {
    row = place;
    return this;
  }

  /** Unsigned address of the first byte, masked as the settings say. */
  public long address() {
    return table.keys.key(row);
  }

  /** Probes, acquires of tip, writes and atomics; the truth is up to {@link #error} less. */
  public long weight() {
    return table.keys.weight(row);
  }

  /** What the weight may have inherited; never more than the total weight over the rows. */
  public long error() {
    return table.keys.error(row);
  }

  /** Since the entry is kept; events before that are in its error. */
  public long count(HotCounter counter) {
    return table.get(row, counter);
  }

  /** Masters known by id, at most 8. */
  public int masters() {
    return table.masterCount(row);
  }

  /** A master's id; {@code index} is below {@link #masters}. */
  public long master(int index) {
    return table.master(row, Objects.checkIndex(index, masters()));
  }

  /** True when there are masters beyond those known. */
  public boolean hasMoreMasters() {
    return table.hasMoreMasters(row);
  }

  /** The master that was granted tip last; empty for regions, and before any grant. */
  public OptionalLong lastOwner() {
    return table.lastOwner(row);
  }

  /** Ping-pong score: transfers over grants of tip but the first, 0 to 1; empty below 2 grants. */
  public OptionalDouble pingPong() {
    long grants = count(HotCounter.GRANTS_T);
    return grants < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) count(HotCounter.TRANSFERS) / (grants - 1));
  }

  /** Lines of a region that were touched, exactly; empty for lines. */
  public OptionalLong distinctLines() {
    return table.distinctLines(row);
  }

  /** The part of a region's transfers that one line has; empty for lines, and without transfers. */
  public OptionalDouble topLineShare() {
    return table.topLineShare(row);
  }
}
