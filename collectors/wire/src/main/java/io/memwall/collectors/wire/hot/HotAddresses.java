package io.memwall.collectors.wire.hot;

import io.memwall.collectors.wire.match.MessageView;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The heaviest cache lines (64 bytes) and regions (64 KiB) of one tap over an interval, and what
 * happened to them. Weight is what makes a line move: probes, acquires of tip, uncached writes and
 * atomics. Everything else is counted for entries that are kept, from when they are.
 *
 * <p>Changes of owner (grants of tip to another master than before) are seen on lines that are
 * kept; a region sums those of its lines. A message of more than a line counts at its first line.
 * Fixed memory, nothing allocated but by showing; not thread-safe.
 */
public final class HotAddresses {
  private static final int TO_TIP = 0;
  private static final int GROW_VALUES = 3;
  private static final int CAP_VALUES = 3;
  private static final int REPORT_VALUES = 6;

  /** Reports by which a master gives up tip, or ends as owner: TtoB, TtoN, BtoN. */
  private static final int LOSING_PROBE_ACK = 0b000111;

  /** The same for releases, where TtoB keeps the line: TtoN, BtoN. */
  private static final int LOSING_RELEASE = 0b000110;

  /** Receives entries, the heaviest first. */
  @FunctionalInterface
  public interface Visitor {
    void onEntry(HotEntry entry);
  }

  private final long addressMask;
  private final LineTable lines;
  private final RegionTable regions;
  private final long[] totals = new long[HotCounter.COUNT];
  private int line;
  private int region;

  public HotAddresses(HotSettings settings) {
    addressMask = settings.addressMask();
    lines = new LineTable(settings.lines());
    regions = new RegionTable(settings.regions(), lines);
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
    switch (message.opcode()) {
      case A_ACQUIRE_BLOCK, A_ACQUIRE_PERM -> acquire(sender, message);
      case A_PUT_FULL_DATA, A_PUT_PARTIAL_DATA ->
          access(sender, message, HotCounter.WRITES, written(message));
      case A_ARITHMETIC_DATA, A_LOGICAL_DATA ->
          access(sender, message, HotCounter.ATOMICS, 1L << message.sizeExponent());
      case A_GET -> access(sender, message, HotCounter.READS, 1L << message.sizeExponent());
      case B_PROBE_BLOCK, B_PROBE_PERM -> probe(receiver, message);
      case C_PROBE_ACK, C_PROBE_ACK_DATA -> probeAck(sender, message);
      case C_RELEASE, C_RELEASE_DATA -> release(sender, message);
      default -> {
        // Hints, forwarded accesses and answers move no line.
      }
    }
  }

  /**
   * Counts a grant that was not denied.
   *
   * @param master id of the endpoint it went to
   * @param address that of its acquire
   * @param cap its param
   * @param acquireNanos latency of its acquire; negative when that is not known
   */
  public void onGrant(long master, long address, int cap, long acquireNanos) {
    if (cap != TO_TIP) {
      return;
    }
    find(address & addressMask);
    count(HotCounter.GRANTS_T, 1);
    note(master, address & addressMask);
    HotCounter change = line < 0 ? null : lines.granted(line, master);
    if (change == null) {
      return;
    }
    count(change, 1);
    if (change == HotCounter.TRANSFERS && acquireNanos >= 0) {
      count(HotCounter.TRANSFER_NANOS, acquireNanos);
      count(HotCounter.TRANSFERS_TIMED, 1);
    }
  }

  /**
   * Counts a grant of tip that came with data to a master that had the line already: the directory
   * did not know.
   *
   * @param address that of its acquire
   */
  public void onUpgradeWithData(long address) {
    find(address & addressMask);
    count(HotCounter.UPGRADES_WITH_DATA, 1);
  }

  /**
   * What was counted since the last {@link #clear}, of places that are not kept too. Changes of
   * owner are those of the lines kept.
   */
  public long total(HotCounter counter) {
    return totals[counter.index()];
  }

  /** Sum of all weights since the last {@link #clear}. */
  public long totalWeight() {
    return lines.keys.total();
  }

  /** Shows the lines kept. */
  public void forEachLine(Visitor visitor) {
    show(lines, visitor);
  }

  /** Shows the regions kept. */
  public void forEachRegion(Visitor visitor) {
    show(regions, visitor);
  }

  /** Begins the next interval: nothing is kept, owners neither. */
  public void clear() {
    lines.clear();
    regions.clear();
    Arrays.fill(totals, 0);
  }

  private void acquire(long master, MessageView message) {
    int grow = message.param();
    if (grow >= GROW_VALUES) {
      return;
    }
    long address = message.address() & addressMask;
    if (grow == 0) {
      find(address);
    } else {
      weigh(address);
    }
    count(HotCounter.ACQUIRE_N_TO_B, grow, 1);
    note(master, address);
  }

  private void access(long master, MessageView message, HotCounter kind, long bytes) {
    long address = message.address() & addressMask;
    if (kind == HotCounter.READS) {
      find(address);
    } else {
      weigh(address);
    }
    count(kind, 1);
    count(kind, 1, bytes);
    note(master, address);
  }

  private void probe(long master, MessageView message) {
    long address = message.address() & addressMask;
    weigh(address);
    if (message.param() < CAP_VALUES) {
      count(HotCounter.PROBE_TO_T, message.param(), 1);
    }
    note(master, address);
  }

  private void probeAck(long master, MessageView message) {
    int report = message.param();
    if (report >= REPORT_VALUES) {
      return;
    }
    find(message.address() & addressMask);
    count(HotCounter.PROBE_ACK_T_TO_B, report, 1);
    if (message.opcode().hasData()) {
      count(HotCounter.PROBE_ACK_DATA, 1);
    }
    if (line >= 0 && (LOSING_PROBE_ACK >> report & 1) != 0) {
      lines.probed(line, master);
    }
  }

  private void release(long master, MessageView message) {
    int report = message.param();
    if (report >= REPORT_VALUES) {
      return;
    }
    find(message.address() & addressMask);
    count(HotCounter.RELEASE_T_TO_B, report, 1);
    if (line >= 0 && (LOSING_RELEASE >> report & 1) != 0) {
      lines.released(line, master);
    }
  }

  private static long written(MessageView message) {
    int bytes = message.bytesWritten();
    return bytes < 0 ? 1L << message.sizeExponent() : bytes;
  }

  private void find(long address) {
    line = lines.find(lineOf(address));
    region = regions.find(regionOf(address));
  }

  private void weigh(long address) {
    line = lines.weigh(lineOf(address));
    region = regions.weigh(regionOf(address));
  }

  private void count(HotCounter counter, long amount) {
    count(counter, 0, amount);
  }

  /** Adds to the counter that lies {@code beyond} this one. */
  private void count(HotCounter counter, int beyond, long amount) {
    totals[counter.index() + beyond] += amount;
    if (line >= 0) {
      lines.count(line, counter.index() + beyond, amount);
    }
    if (region >= 0) {
      regions.count(region, counter.index() + beyond, amount);
    }
  }

  private void note(long master, long address) {
    if (line >= 0) {
      lines.master(line, master);
    }
    if (region >= 0) {
      regions.master(region, master);
      regions.touch(region, address);
    }
  }

  private static long lineOf(long address) {
    return address >>> LineTable.BITS << LineTable.BITS;
  }

  private static long regionOf(long address) {
    return address >>> RegionTable.BITS << RegionTable.BITS;
  }

  private static void show(HotTable table, Visitor visitor) {
    HotEntry entry = new HotEntry(table);
    IntStream.range(0, table.keys.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingLong(row -> -table.keys.weight(row))
                .thenComparing(
                    (a, b) -> Long.compareUnsigned(table.keys.key(a), table.keys.key(b))))
        .forEach(row -> visitor.onEntry(entry.at(row)));
  }
}
