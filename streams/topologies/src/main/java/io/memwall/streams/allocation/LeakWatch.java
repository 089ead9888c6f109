package io.memwall.streams.allocation;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.allocation.Holding.State;
import io.memwall.streams.allocation.LeakTrend.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What each tenant, workload and tag of a pool held at the end of each of the last 48 hours of the
 * ledger's time.
 */
final class LeakWatch {
  static final long HOUR_NS = 3_600_000_000_000L;

  /** Groups watched per pool. */
  static final int GROUPS = 10_000;

  /** Groups in the order of their names. */
  static final Comparator<Claimant> ORDER =
      Comparator.comparing(Claimant::tenant)
          .thenComparing(Claimant::workload)
          .thenComparing(Claimant::tag);

  private static final int POINTS = 48;
  private static final long OLD_NS = 6 * HOUR_NS;

  private final PoolTable groupRows;
  private final PoolTable pointRows;
  private final Map<Claimant, Group> groups = new TreeMap<>(ORDER);
  private long openHour;

  private static final class Group {
    private final Deque<Point> points = new ArrayDeque<>();
    private long firstNs;
    private long hour;
    private long used;
    private long allocated;
    private long freed;
  }

  /**
   * The points of a group after an hour.
   *
   * @param group tenant, workload and tag
   * @param points the latest last
   * @param ageHours since the group was first seen
   */
  record Trace(Claimant group, List<Point> points, double ageHours) {}

  LeakWatch(PoolTable groupRows, PoolTable pointRows) {
    this.groupRows = groupRows;
    this.pointRows = pointRows;
    groupRows.scan((key, value) -> groups.put(LedgerFormat.claimant(key), group(value)));
    pointRows.scan(
        (key, value) -> {
          var group = groups.get(LedgerFormat.claimant(key));
          group.points.add(point(key.ordered(), value));
        });
    openHour = groups.values().stream().mapToLong(group -> group.hour).max().orElse(0);
  }

  /** Takes in what became of an allocation; false when there are too many groups to watch it. */
  boolean moved(Optional<Holding> before, Optional<Holding> after, long atNs) {
    var from = before.filter(held -> held.state() == State.LIVE);
    var to = after.filter(held -> held.state() == State.LIVE);
    if (from.isPresent() && to.isPresent() && key(from.get()).equals(key(to.get()))) {
      return add(key(to.get()), to.get().stayingBytes() - from.get().stayingBytes(), atNs);
    }
    boolean left = from.isEmpty() || add(key(from.get()), -from.get().stayingBytes(), atNs);
    return (to.isEmpty() || add(key(to.get()), to.get().stayingBytes(), atNs)) && left;
  }

  /**
   * Goes on to a time, and gives the traces of every hour that ended before it.
   *
   * @param certain whether the ledger is contiguous
   * @param oldBytes what each group holds that was allocated before a time
   */
  List<Trace> advance(long atNs, boolean certain, Function<Long, Map<Claimant, Long>> oldBytes) {
    long hour = Math.floorDiv(atNs, HOUR_NS);
    if (groups.isEmpty()) {
      openHour = Math.max(openHour, hour);
      return List.of();
    }
    var traces = new ArrayList<Trace>();
    // What came before the last points is forgotten anyway.
    openHour = Math.max(openHour, hour - POINTS);
    for (; openHour < hour; openHour++) {
      var old = oldBytes.apply((openHour + 1) * HOUR_NS - OLD_NS);
      for (var group : List.copyOf(groups.keySet())) {
        traces.add(close(group, old.getOrDefault(group, 0L), certain));
      }
    }
    return traces;
  }

  /** The group an allocation belongs to. */
  static Claimant key(Holding held) {
    var claimant = held.claimant();
    return new Claimant(claimant.tenant(), claimant.workload(), "", claimant.tag());
  }

  private boolean add(Claimant key, long bytes, long atNs) {
    if (bytes == 0) {
      return true;
    }
    var group = groups.get(key);
    if (group == null) {
      if (groups.size() >= GROUPS) {
        return false;
      }
      group = new Group();
      group.firstNs = atNs;
      groups.put(key, group);
    }
    group.used += bytes;
    group.allocated += Math.max(0, bytes);
    group.freed += Math.max(0, -bytes);
    store(key, group, openHour);
    return true;
  }

  private Trace close(Claimant key, long oldBytes, boolean certain) {
    var group = groups.get(key);
    var point = new Point(openHour, group.used, group.allocated, group.freed, oldBytes, certain);
    group.points.add(point);
    pointRows.put(pointKey(key, openHour), bytes(point));
    while (group.points.size() > POINTS || group.points.getFirst().hour() <= openHour - POINTS) {
      pointRows.delete(pointKey(key, group.points.removeFirst().hour()));
    }
    group.allocated = 0;
    group.freed = 0;
    double age = ((openHour + 1) * HOUR_NS - group.firstNs) / (double) HOUR_NS;
    var trace = new Trace(key, List.copyOf(group.points), age);
    if (group.points.stream().allMatch(any -> any.usedBytes() == 0) && group.points.size() > 1) {
      forget(key, group);
    } else {
      store(key, group, openHour + 1);
    }
    return trace;
  }

  private void forget(Claimant key, Group group) {
    groups.remove(key);
    groupRows.delete(LedgerFormat.write(groupRows.key(), key));
    group.points.forEach(point -> pointRows.delete(pointKey(key, point.hour())));
  }

  private void store(Claimant key, Group group, long hour) {
    group.hour = hour;
    groupRows.put(
        LedgerFormat.write(groupRows.key(), key),
        new ByteWriter()
            .int64(group.firstNs)
            .int64(group.hour)
            .int64(group.used)
            .int64(group.allocated)
            .int64(group.freed));
  }

  private static Group group(ByteReader in) {
    var group = new Group();
    group.firstNs = in.int64();
    group.hour = in.int64();
    group.used = in.int64();
    group.allocated = in.int64();
    group.freed = in.int64();
    return group;
  }

  private ByteWriter pointKey(Claimant key, long hour) {
    return LedgerFormat.write(pointRows.key(), key).ordered(hour);
  }

  private static ByteWriter bytes(Point point) {
    return new ByteWriter()
        .int64(point.usedBytes())
        .int64(point.allocatedBytes())
        .int64(point.freedBytes())
        .int64(point.oldBytes())
        .int8(point.certain() ? 1 : 0);
  }

  private static Point point(long hour, ByteReader in) {
    return new Point(hour, in.int64(), in.int64(), in.int64(), in.int64(), in.int8() == 1);
  }
}
