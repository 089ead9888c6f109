package io.memwall.streams.hotspot;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.LedgerState;
import io.memwall.schemas.results.PoolUse;
import io.memwall.streams.Fields;
import io.memwall.streams.attribution.Owner;
import io.memwall.streams.hotspot.Reading.Interval;
import io.memwall.streams.hotspot.Reading.Origin;
import io.memwall.streams.hotspot.Setting.Owned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The edge where what a pool's ledger says becomes readings. */
final class PoolResults {
  private static final long FAILURES_HOLD_NS = 300_000_000_000L;

  private PoolResults() {}

  /** What a pool holds, until its ledger says otherwise, and for how long its refusals count. */
  static List<Reading> of(PoolUse row) {
    return row.getFailRate() == null || row.getState() == LedgerState.UNCERTAIN
        ? List.of(held(row))
        : List.of(held(row), refused(row));
  }

  private static Reading held(PoolUse row) {
    var shares =
        row.getTenants().stream()
            .map(tenant -> new Owned(owner(tenant.getTenant()), tenant.getUsedBytes()))
            .sorted((a, b) -> Long.compareUnsigned(b.bytes(), a.bytes()))
            .toList();
    var used = used(row);
    return new Reading(
        entity(row),
        origin(Origins.LEDGER, row),
        new Interval(Nanos.of(row.getTAsOf()), Interval.FOREVER),
        used,
        used.isEmpty()
            ? Map.of(Component.POOL, Absence.missing(whyUnknown(row)))
            : Map.<Component, Absence>of(),
        OptionalDouble.empty(),
        Setting.of(row.getFabricId()).withShares(shares, List.of()));
  }

  /** Empty when the allocator named none. */
  private static Owner owner(String tenant) {
    return new Owner(
        Optional.of(tenant).filter(name -> !name.isEmpty()), Optional.empty(), Optional.empty());
  }

  private static Reading refused(PoolUse row) {
    long fromNs = Nanos.of(row.getTAsOf());
    return new Reading(
        entity(row),
        origin(Origins.REFUSALS, row),
        new Interval(fromNs, fromNs + FAILURES_HOLD_NS),
        Map.of(Measure.FAIL_RATE, row.getFailRate()),
        Map.of(),
        OptionalDouble.empty(),
        Setting.of(row.getFabricId()));
  }

  private static Entity entity(PoolUse row) {
    return new Entity(row.getCaseName(), Kind.POOL, row.getPoolId());
  }

  private static Origin origin(String question, PoolUse row) {
    return new Origin(
        question,
        entity(row).text(),
        Instrument.LEDGER,
        Fields.revision(row.getRevision()),
        List.of());
  }

  private static Map<Measure, Double> used(PoolUse row) {
    Long capacity = row.getCapacityBytes();
    if (row.getState() == LedgerState.UNCERTAIN || capacity == null || capacity == 0) {
      return Map.of();
    }
    return Map.of(Measure.USED_SHARE, (double) row.getUsedBytes() / capacity);
  }

  private static String whyUnknown(PoolUse row) {
    return row.getState() == LedgerState.UNCERTAIN
        ? "entries of the ledger are missing"
        : "capacity unknown";
  }
}
