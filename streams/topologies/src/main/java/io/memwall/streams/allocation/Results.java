package io.memwall.streams.allocation;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.LedgerState;
import io.memwall.schemas.results.PoolUse;
import io.memwall.schemas.results.Revision;
import io.memwall.schemas.results.TenantUse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;

/** The edge where results of ours become records of the road. */
final class Results {
  private Results() {}

  static PoolUse poolUse(PoolResult result) {
    var progress = result.progress();
    var figures = result.figures();
    var asOf = Nanos.instant(progress.asOfNs());
    return PoolUse.newBuilder()
        .setPoolId(result.pool().pool())
        .setTStart(asOf.truncatedTo(ChronoUnit.SECONDS))
        .setTAsOf(asOf)
        .setRevision(new Revision(result.revision().generation(), result.revision().counter()))
        .setCaseName(result.pool().caseName())
        .setFabricId(result.pool().fabric())
        .setLedgerEpoch(progress.epoch())
        .setLedgerSeq(progress.applied())
        .setState(progress.certain() ? LedgerState.OK : LedgerState.UNCERTAIN)
        .setCapacityBytes(orNull(figures.capacityBytes()))
        .setUsedBytes(figures.usedBytes())
        .setReservedBytes(figures.reservedBytes())
        .setFreeBytes(orNull(figures.freeBytes()))
        .setLargestFreeBytes(orNull(figures.largestFreeBytes()))
        .setAllocations(figures.allocations())
        .setFailures(figures.failures())
        .setTenants(tenants(figures))
        .setAnomalies(figures.anomalies())
        .setCoverage(progress.certain() ? 1.0 : null)
        .setTComputed(Instant.ofEpochMilli(result.computedMs()))
        .build();
  }

  private static List<TenantUse> tenants(PoolFigures figures) {
    return figures.tenants().entrySet().stream()
        .map(
            tenant ->
                TenantUse.newBuilder()
                    .setTenant(tenant.getKey())
                    .setUsedBytes(tenant.getValue().usedBytes())
                    .setAllocations(tenant.getValue().allocations())
                    .build())
        .toList();
  }

  private static Long orNull(OptionalLong value) {
    return value.isEmpty() ? null : value.getAsLong();
  }
}
