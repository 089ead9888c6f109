package io.memwall.collectors.wire.hot;

import io.memwall.collectors.wire.match.MessageView;
import java.util.Arrays;

/**
 * The hot addresses of each pool that one tap sees: equal addresses in two pools are two places. A
 * pool is told by the id of its endpoint, which takes requests and sends probes. Beyond a fixed
 * number of pools all others share one table.
 *
 * <p>Allocates when a pool is seen that has no table yet, up to that number; not thread-safe.
 */
public final class HotPools {
  /** Stands for all pools that have no table of their own. */
  public static final long OTHERS = -1;

  /** Receives the pools. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Shows one pool.
     *
     * @param pool its endpoint's id, or {@link #OTHERS}
     */
    void onPool(long pool, HotAddresses addresses);
  }

  private final HotSettings settings;

  /** Those in use come first; then spare ones, as far as they were ever needed. */
  private final HotAddresses[] tables;

  private final long[] pools;
  private final boolean[] touched;
  private int used;
  private HotAddresses others;
  private boolean othersTouched;

  /**
   * Keeps nothing yet.
   *
   * @param settings bounds of each table
   * @param most pools that get a table of their own
   */
  public HotPools(HotSettings settings, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one pool is told apart");
    }
    this.settings = settings;
    tables = new HotAddresses[most];
    pools = new long[most];
    touched = new boolean[most];
  }

  /**
   * Counts a delivered message; those without an address are passed over.
   *
   * @param sender id of the endpoint that sent it, such as its MAC address
   * @param receiver id of the endpoint it went to
   */
  public void onMessage(long sender, long receiver, MessageView message) {
    if (!message.hasAddress()) {
      return;
    }
    switch (message.channel()) {
      case A, C -> table(receiver, sender).onMessage(sender, receiver, message);
      case B -> table(sender, receiver).onMessage(sender, receiver, message);
      default -> {
        // Answers and acknowledgements name no address.
      }
    }
  }

  /**
   * Counts a grant that was not denied.
   *
   * @param pool id of the endpoint that gave it
   * @param master id of the endpoint it went to
   * @param address that of its acquire
   * @param cap its param
   * @param acquireNanos latency of its acquire; negative when that is not known
   */
  public void onGrant(long pool, long master, long address, int cap, long acquireNanos) {
    table(pool, master).onGrant(master, address, cap, acquireNanos);
  }

  /**
   * Counts a grant of tip that came with data to a master that had the line already.
   *
   * @param pool id of the endpoint that gave it
   * @param master id of the endpoint it went to
   * @param address that of its acquire
   */
  public void onUpgradeWithData(long pool, long master, long address) {
    table(pool, master).onUpgradeWithData(address);
  }

  /** Shows every pool that was seen since the last {@link #clear}, in the order of their ids. */
  public void forEachPool(Visitor visitor) {
    long[] order = new long[used];
    System.arraycopy(pools, 0, order, 0, used);
    Arrays.sort(order);
    for (long pool : order) {
      int row = rowOf(pool);
      if (touched[row]) {
        visitor.onPool(pool, tables[row]);
      }
    }
    if (othersTouched) {
      visitor.onPool(OTHERS, others);
    }
  }

  /** Begins the next interval; a pool that was not seen in this one makes room for another. */
  public void clear() {
    for (int row = used - 1; row >= 0; row--) {
      tables[row].clear();
      if (touched[row]) {
        touched[row] = false;
      } else {
        free(row);
      }
    }
    if (othersTouched) {
      others.clear();
      othersTouched = false;
    }
  }

  /** Where both ends of a cable go by one address, it is the cable's: it names no pool. */
  private HotAddresses table(long pool, long master) {
    if (pool == master) {
      return others();
    }
    int row = rowOf(pool);
    if (row == used) {
      if (used == tables.length) {
        return others();
      }
      take(pool);
    }
    touched[row] = true;
    return tables[row];
  }

  /** The row of a pool; the first spare one when it has none. */
  private int rowOf(long pool) {
    int row = 0;
    while (row < used && pools[row] != pool) {
      row++;
    }
    return row;
  }

  private void take(long pool) {
    if (tables[used] == null) {
      tables[used] = new HotAddresses(settings);
    }
    pools[used++] = pool;
  }

  private void free(int row) {
    used--;
    HotAddresses spare = tables[row];
    tables[row] = tables[used];
    pools[row] = pools[used];
    touched[row] = touched[used];
    tables[used] = spare;
    touched[used] = false;
  }

  private HotAddresses others() {
    if (others == null) {
      others = new HotAddresses(settings);
    }
    othersTouched = true;
    return others;
  }
}
