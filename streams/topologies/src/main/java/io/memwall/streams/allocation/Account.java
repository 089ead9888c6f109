package io.memwall.streams.allocation;

import io.memwall.streams.Revision;
import io.memwall.streams.allocation.Holding.Since;
import io.memwall.streams.allocation.Holding.State;
import io.memwall.streams.allocation.LeakWatch.Trace;
import io.memwall.streams.allocation.Stranded.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One pool's ledger with all that is kept of it: applies what is in order, keeps its rows, and says
 * who was given what and who may be leaking. Not thread-safe.
 */
final class Account {
  private final PoolId pool;
  private final PoolRows rows;
  private final Surroundings surroundings;
  private final Consumer<LedgerOutput> output;
  private final Demand demand;
  private final HighWater highWater;
  private final LeakWatch leaks;
  private Ledger ledger;

  /**
   * When something is said.
   *
   * @param epoch of the ledger
   * @param certain whether the ledger is contiguous
   * @param revision of what is said
   * @param nowMs wall time
   */
  record Moment(long epoch, boolean certain, Revision revision, long nowMs) {}

  Account(PoolId pool, PoolRows rows, Surroundings surroundings, Consumer<LedgerOutput> output) {
    this.pool = pool;
    this.rows = rows;
    this.surroundings = surroundings;
    this.output = output;
    demand = new Demand(rows.sizes(pool), rows.seconds(pool));
    highWater = new HighWater(rows.marks(pool));
    leaks = new LeakWatch(rows.groups(pool), rows.points(pool));
    ledger = new Ledger(Optional.empty());
  }

  /** Takes up what was kept. */
  void restore(PoolHead head) {
    ledger = new Ledger(head.capacity());
    rows.holdings(pool).forEach(held -> ledger.restore(held.getKey(), held.getValue()));
    ledger.restore(head.failures(), head.anomalies());
  }

  /** Begins a new ledger: whatever the old one gave out is taken back. */
  void begin(Optional<PoolSize.Capacity> capacity, long atNs, Moment moment) {
    ledger.replace(Map.of());
    settle(new Since(0, atNs), moment);
    rows.clearHoldings(pool);
    highWater.clear();
    ledger = new Ledger(capacity);
  }

  /** How large the pool was, as far as the inventory says. */
  Optional<PoolSize.Capacity> capacity(long atNs) {
    return surroundings.capacity(pool, atNs);
  }

  /** Whether this is another size than before. */
  boolean resize(Optional<PoolSize.Capacity> capacity) {
    if (ledger.capacity().equals(capacity)) {
      return false;
    }
    ledger.resize(capacity);
    return true;
  }

  void apply(LedgerEntry entry, Moment moment) {
    closeHours(entry.atNs(), moment);
    ledger.apply(entry);
    demand.take(entry);
    settle(new Since(entry.position().sequence(), entry.atNs()), moment);
  }

  void replace(Iterable<SnapshotPart> snapshot, Moment moment) {
    var held = new HashMap<String, Holding>();
    var since = new Since(0, 0);
    for (var part : snapshot) {
      since = new Since(part.asOf().sequence(), part.atNs());
      for (var one : part.held()) {
        held.put(one.id(), holding(one, since));
      }
    }
    closeHours(since.atNs(), moment);
    ledger.replace(held);
    settle(since, moment);
  }

  /** Says again who holds what. */
  void announce(Moment moment) {
    for (var id : ledger.holdings().ids()) {
      var holding = ledger.holdings().get(id).orElseThrow();
      for (var place : holding.places()) {
        var change = new Handing.Change(holding, place, OptionalLong.empty());
        output.accept(handover(id, change, moment));
      }
    }
  }

  Ledger ledger() {
    return ledger;
  }

  PoolResult.Use use(PoolFigures figures, long atNs) {
    var marks = new TreeMap<String, Long>();
    var quotas = new TreeMap<String, Long>();
    for (var tenant : figures.tenants().keySet()) {
      marks.put(tenant, highWater.of(tenant));
      surroundings.quota(pool, tenant, atNs).ifPresent(bytes -> quotas.put(tenant, bytes));
    }
    var typical = demand.typicalBytes();
    return new PoolResult.Use(
        Fragmentation.of(ledger, typical),
        typical,
        demand.lately(),
        marks,
        quotas,
        stranded(figures.freeBytes(), atNs));
  }

  private Holding holding(SnapshotPart.Held one, Since since) {
    var state = one.reserved() ? State.RESERVED : State.LIVE;
    var known = ledger.holdings().get(one.id()).filter(held -> held.state() == state);
    var places =
        one.extents().stream().map(extent -> new Holding.Place(extent, false, since)).toList();
    long bornNs = known.map(Holding::bornNs).orElse(since.atNs());
    return new Holding(
        state, one.claimant(), Holdings.disjoint(places), 0, since.sequence(), bornNs);
  }

  /** Keeps what changed, and says so. */
  private void settle(Since entry, Moment moment) {
    for (var touched : ledger.holdings().takeTouched().entrySet()) {
      String id = touched.getKey();
      var handing = Handing.of(touched.getValue(), ledger.holdings().get(id), entry);
      handing.now().ifPresent(now -> ledger.holdings().settle(id, now));
      rows.putHolding(pool, id, handing.now());
      if (!leaks.moved(touched.getValue(), handing.now(), entry.atNs())) {
        ledger.note(Anomaly.GROUPS_OVERFLOW);
      }
      handing.now().ifPresent(now -> raise(now.claimant().tenant()));
      handing.changes().forEach(change -> output.accept(handover(id, change, moment)));
    }
  }

  private void raise(String tenant) {
    var use = ledger.holdings().tenants().get(tenant);
    if (use != null) {
      highWater.rise(tenant, use.usedBytes());
    }
  }

  private Handover handover(String id, Handing.Change change, Moment moment) {
    return new Handover(
        pool,
        moment.epoch(),
        id,
        change.holding(),
        change.place(),
        change.untilNs(),
        moment.revision(),
        moment.nowMs());
  }

  private void closeHours(long atNs, Moment moment) {
    leaks
        .advance(atNs, moment.certain(), this::allocatedBefore)
        .forEach(trace -> output.accept(leak(trace, moment)));
  }

  private Map<Claimant, Long> allocatedBefore(long atNs) {
    var sums = new TreeMap<Claimant, Long>(LeakWatch.ORDER);
    for (var id : ledger.holdings().ids()) {
      var held = ledger.holdings().get(id).orElseThrow();
      if (held.state() == State.LIVE && held.bornNs() <= atNs) {
        sums.merge(LeakWatch.key(held), held.stayingBytes(), Long::sum);
      }
    }
    return sums;
  }

  private LeakResult leak(Trace trace, Moment moment) {
    var points = trace.points();
    long endNs = (points.get(points.size() - 1).hour() + 1) * LeakWatch.HOUR_NS;
    return new LeakResult(
        pool,
        trace.group(),
        points,
        points.size() < 2 ? Optional.empty() : Optional.of(LeakTrend.of(points)),
        LeakVerdict.of(points, trace.ageHours()),
        room(trace.group().tenant(), endNs),
        moment.revision(),
        moment.nowMs());
  }

  private Room room(String tenant, long atNs) {
    var quota = surroundings.quota(pool, tenant, atNs);
    if (quota.isEmpty()) {
      return new Room(quota, PoolFigures.of(ledger).freeBytes());
    }
    var use = ledger.holdings().tenants().getOrDefault(tenant, Holdings.Tenant.NOTHING);
    return new Room(quota, OptionalLong.of(left(quota.getAsLong(), use.usedBytes())));
  }

  private Stranded stranded(OptionalLong free, long atNs) {
    var rights = surroundings.rights(pool, atNs);
    if (free.isEmpty()) {
      return Stranded.unknown("free memory is unknown");
    }
    if (rights.isEmpty()) {
      return Stranded.unknown("the inventory names no host with a right to the pool");
    }
    var hosts = new ArrayList<Host>();
    for (var right : rights) {
      if (right.quotaBytes().isEmpty()) {
        return Stranded.unknown("the inventory names no quota of host " + right.host());
      }
      if (right.pathUse().isEmpty()) {
        return Stranded.unknown("the utilisation of the path of " + right.host() + " is unknown");
      }
      long quotaLeft = left(right.quotaBytes().getAsLong(), ledger.holdings().usedBy(right.host()));
      hosts.add(new Host(right.host(), right.pathUse().getAsDouble(), quotaLeft));
    }
    return Stranded.of(free.getAsLong(), hosts);
  }

  private static long left(long quota, long used) {
    return Long.compareUnsigned(used, quota) < 0 ? quota - used : 0;
  }
}
