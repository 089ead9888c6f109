package io.memwall.streams.allocation;

import io.memwall.streams.allocation.Holding.Place;
import io.memwall.streams.allocation.Holding.Since;
import io.memwall.streams.allocation.Holding.State;
import io.memwall.streams.allocation.PoolSize.Capacity;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Applies the entries of one ledger, which must come in order. A migration within the pool holds
 * both places until it ends; one to another pool holds the source until then, and the destination's
 * own ledger claims the new place from its beginning.
 */
final class Ledger {
  /** Freed ids remembered, to tell a double free from an unknown one. */
  static final int FREED_KEPT = 1_024;

  private final Holdings holdings = new Holdings();
  private final Set<String> freed = new LinkedHashSet<>();
  private final Map<Anomaly, Long> anomalies = new EnumMap<>(Anomaly.class);
  private Optional<Capacity> capacity;
  private Failures failures = Failures.NONE;

  Ledger(Optional<Capacity> capacity) {
    this.capacity = capacity;
    holdings.resize(capacity);
  }

  /** Puts back what was kept; freed ids must come in the order in which they were freed. */
  void restore(String id, Holding holding) {
    holdings.put(id, holding);
    if (holding.state() == State.FREED) {
      freed.add(id);
    }
    holdings.takeTouched();
  }

  void restore(Failures failures, Map<Anomaly, Long> anomalies) {
    this.failures = failures;
    this.anomalies.putAll(anomalies);
  }

  void resize(Optional<Capacity> capacity) {
    this.capacity = capacity;
    holdings.resize(capacity);
  }

  void apply(LedgerEntry entry) {
    switch (entry.operation()) {
      case FAIL -> fail(entry);
      case UNKNOWN -> note(Anomaly.UNKNOWN_OPERATION);
      default ->
          entry
              .request()
              .allocation()
              .ifPresentOrElse(id -> apply(entry, id), () -> note(Anomaly.MISSING_ID));
    }
  }

  private void apply(LedgerEntry entry, String id) {
    switch (entry.operation()) {
      case ALLOC -> claim(entry, id, State.LIVE);
      case RESERVE -> claim(entry, id, State.RESERVED);
      case FREE -> free(entry, id);
      case UNRESERVE -> unreserve(id);
      case RESIZE -> resize(entry, id);
      case MIGRATE_BEGIN -> beginMigration(entry, id);
      case MIGRATE_END -> endMigration(entry, id);
      default -> throw new IllegalStateException(entry.operation() + " has no allocation id");
    }
  }

  private void claim(LedgerEntry entry, String id, State state) {
    var held = holdings.get(id).map(Holding::state);
    // An allocation out of a reservation of the same id is what reservations are for.
    boolean fromReservation = state == State.LIVE && held.equals(Optional.of(State.RESERVED));
    if (held.isPresent() && held.get() != State.FREED && !fromReservation) {
      note(Anomaly.ALLOC_EXISTS);
    }
    put(entry, id, holding(entry, state, holdings.get(id).filter(any -> fromReservation)));
  }

  private void free(LedgerEntry entry, String id) {
    var held = holdings.get(id);
    var state = held.map(Holding::state);
    if (state.equals(Optional.of(State.LIVE))) {
      release(id, held.get(), entry.position().sequence());
    } else {
      note(state.equals(Optional.of(State.FREED)) ? Anomaly.DOUBLE_FREE : Anomaly.FREE_UNKNOWN);
    }
  }

  private void unreserve(String id) {
    if (holdings.get(id).map(Holding::state).equals(Optional.of(State.RESERVED))) {
      holdings.remove(id);
    } else {
      note(Anomaly.UNRESERVE_UNKNOWN);
    }
  }

  private void resize(LedgerEntry entry, String id) {
    var live = live(id);
    if (live.isEmpty()) {
      note(Anomaly.RESIZE_UNKNOWN);
    }
    put(entry, id, holding(entry, State.LIVE, live));
  }

  private void beginMigration(LedgerEntry entry, String id) {
    var live = live(id);
    var leaving = live.map(Ledger::leaving).orElse(List.of());
    if (!entry.arrives()) {
      live.ifPresent(held -> holdings.put(id, held.withPlaces(leaving)));
      return;
    }
    var both = Stream.concat(places(entry).stream(), leaving.stream()).toList();
    var now = holding(entry, State.LIVE, live).withPlaces(Holdings.disjoint(both));
    put(entry, id, now.withUnplaced(live.map(Holding::unplacedBytes).orElse(0L)));
  }

  private static List<Place> leaving(Holding held) {
    return held.places().stream()
        .map(place -> new Place(place.extent(), true, place.since()))
        .toList();
  }

  private void endMigration(LedgerEntry entry, String id) {
    var live = live(id);
    if (live.isEmpty()) {
      note(Anomaly.MIGRATE_UNKNOWN);
    } else if (!entry.arrives()) {
      release(id, live.get(), entry.position().sequence());
    } else {
      var staying = live.get().places().stream().filter(place -> !place.leaving()).toList();
      put(entry, id, live.get().withPlaces(staying));
    }
  }

  private Optional<Holding> live(String id) {
    return holdings.get(id).filter(holding -> holding.state() == State.LIVE);
  }

  /** What an entry makes of an id, which inherits what the entry does not say. */
  private static Holding holding(LedgerEntry entry, State state, Optional<Holding> before) {
    var named = entry.request().claimant();
    return new Holding(
        state,
        before.map(held -> named.orElse(held.claimant())).orElse(named),
        Holdings.disjoint(places(entry)),
        entry.extents().isEmpty() ? entry.request().bytes() : 0,
        entry.position().sequence(),
        before.filter(held -> held.state() == state).map(Holding::bornNs).orElse(entry.atNs()));
  }

  private static List<Place> places(LedgerEntry entry) {
    var since = new Since(entry.position().sequence(), entry.atNs());
    return entry.extents().stream().map(extent -> new Place(extent, false, since)).toList();
  }

  private void fail(LedgerEntry entry) {
    String reason = entry.request().reason();
    boolean forSpace = reason.equals("capacity") || reason.equals("fragmentation");
    boolean fragmented = forSpace && PoolFigures.of(this).isFragmentedFor(entry.request().bytes());
    failures = failures.plus(reason.isEmpty() ? "unknown" : reason, fragmented);
  }

  /** Takes a snapshot for what is held; what it does not name is held no more. */
  void replace(Map<String, Holding> snapshot) {
    // All of the old first: what moved to a place that was another's has not taken it away.
    List.copyOf(holdings.ids()).forEach(holdings::remove);
    freed.clear();
    snapshot.forEach(this::replace);
  }

  private void replace(String id, Holding holding) {
    if (holdings.put(id, holding)) {
      note(Anomaly.OVERLAP);
    }
    noteOutside(holding.places().stream().map(Place::extent).toList(), 0);
  }

  private void put(LedgerEntry entry, String id, Holding holding) {
    freed.remove(id);
    if (holdings.put(id, holding)) {
      note(Anomaly.OVERLAP);
    }
    noteOutside(entry.extents(), entry.impossibleExtents());
  }

  private void noteOutside(List<Extent> extents, int impossible) {
    var pool = capacity.flatMap(Capacity::addresses);
    boolean inside = pool.isEmpty() || extents.stream().allMatch(pool.get()::contains);
    if (!inside || impossible > 0) {
      note(Anomaly.OUT_OF_POOL);
    }
  }

  private void release(String id, Holding held, long sequence) {
    holdings.put(id, Holding.freed(held, sequence));
    freed.add(id);
    if (freed.size() > FREED_KEPT) {
      var eldest = freed.iterator();
      holdings.remove(eldest.next());
      eldest.remove();
    }
  }

  void note(Anomaly anomaly) {
    anomalies.merge(anomaly, 1L, Long::sum);
  }

  Holdings holdings() {
    return holdings;
  }

  Optional<Capacity> capacity() {
    return capacity;
  }

  Failures failures() {
    return failures;
  }

  Map<Anomaly, Long> anomalies() {
    return anomalies;
  }
}
