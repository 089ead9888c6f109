package io.memwall.streams.allocation;

import static io.memwall.streams.Fields.orNull;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.Holding;
import io.memwall.schemas.results.Leak;
import io.memwall.schemas.results.LedgerState;
import io.memwall.schemas.results.PoolUse;
import io.memwall.schemas.results.TenantUse;
import io.memwall.schemas.results.Unusable;
import io.memwall.streams.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The edge where results of ours become records of the road. */
final class Results {
  private Results() {}

  static PoolUse poolUse(PoolResult result) {
    var progress = result.progress();
    var figures = result.figures();
    var asOf = Nanos.instant(progress.asOfNs());
    var use =
        PoolUse.newBuilder()
            .setPoolId(result.pool().pool())
            .setTStart(asOf.truncatedTo(ChronoUnit.SECONDS))
            .setTAsOf(asOf)
            .setRevision(Fields.revision(result.revision()))
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
            .setTenants(tenants(result))
            .setAnomalies(figures.anomalies())
            .setMissing(missing(result))
            .setCoverage(progress.certain() ? 1.0 : null)
            .setTComputed(Instant.ofEpochMilli(result.computedMs()));
    addFailures(use, result);
    addSpace(use, result);
    return use.build();
  }

  private static void addFailures(PoolUse.Builder use, PoolResult result) {
    var failures = result.figures().failures();
    var lately = result.use().lately();
    use.setFailures(failures.count())
        .setFailuresByReason(failures.byReason())
        .setFragFailures(failures.fragmentation())
        .setRequests5m(lately.requests())
        .setFailures5m(lately.failures())
        .setFailRate(orNull(lately.rate()));
  }

  private static void addSpace(PoolUse.Builder use, PoolResult result) {
    var fragmentation = result.use().fragmentation();
    use.setInMigrationBytes(result.figures().inMigrationBytes())
        .setFragmentation(orNull(fragmentation.share()))
        .setUnusable(
            fragmentation.unusable().stream()
                .map(each -> new Unusable(each.requestBytes(), each.share()))
                .toList())
        .setP95RequestBytes(orNull(result.use().typicalBytes()))
        .setStrandedBytes(orNull(result.use().stranded().bytes()));
  }

  private static Map<String, String> missing(PoolResult result) {
    var missing = new TreeMap<String, String>();
    var figures = result.figures();
    if (figures.capacityBytes().isEmpty()) {
      missing.put("capacity_bytes", "the inventory does not name the pool");
    }
    if (result.use().fragmentation().share().isEmpty()) {
      missing.put("fragmentation", fragmentationReason(figures));
    }
    if (result.use().lately().rate().isEmpty()) {
      missing.put("fail_rate", "fewer than " + FailRate.ENOUGH + " requests in 5 minutes");
    }
    if (result.use().stranded().bytes().isEmpty()) {
      missing.put("stranded_bytes", result.use().stranded().reason());
    }
    missing.put("idle_bytes", "no event says of every region when it was accessed");
    return missing;
  }

  private static String fragmentationReason(PoolFigures figures) {
    if (figures.freeBytes().isEmpty()) {
      return "free memory is unknown";
    }
    return figures.freeBytes().getAsLong() == 0
        ? "nothing is free"
        : "where some of the memory lies is unknown";
  }

  private static List<TenantUse> tenants(PoolResult result) {
    return result.figures().tenants().entrySet().stream()
        .map(tenant -> tenant(tenant.getKey(), tenant.getValue(), result.use()))
        .toList();
  }

  private static TenantUse tenant(String name, Holdings.Tenant held, PoolResult.Use use) {
    var quota = use.quotas().get(name);
    boolean known = quota != null && quota != 0;
    return TenantUse.newBuilder()
        .setTenant(name)
        .setUsedBytes(held.usedBytes())
        .setAllocations(held.allocations())
        .setHighWaterBytes(use.highWater().get(name))
        .setQuotaBytes(quota)
        .setQuotaRatio(
            known ? PoolFigures.unsigned(held.usedBytes()) / PoolFigures.unsigned(quota) : null)
        .build();
  }

  static Holding holding(Handover handover) {
    var held = handover.holding();
    var extent = handover.place().extent();
    var until = handover.untilNs();
    return Holding.newBuilder()
        .setPoolId(handover.pool().pool())
        .setRevision(Fields.revision(handover.revision()))
        .setCaseName(handover.pool().caseName())
        .setFabricId(handover.pool().fabric())
        .setLedgerEpoch(handover.ledgerEpoch())
        .setLedgerSeq(handover.place().since().sequence())
        .setBase(extent.first())
        .setLength(extent.length())
        .setTStart(Nanos.instant(handover.place().since().atNs()))
        .setTEnd(until.isEmpty() ? null : Nanos.instant(until.getAsLong()))
        .setAllocId(handover.id())
        .setTenant(orNone(held.claimant().tenant()))
        .setWorkload(orNone(held.claimant().workload()))
        .setInitiator(orNone(held.claimant().initiator()))
        .setTag(orNone(held.claimant().tag()))
        .setReserved(held.state() == io.memwall.streams.allocation.Holding.State.RESERVED)
        .setInMigration(handover.place().leaving())
        .setTComputed(Instant.ofEpochMilli(handover.computedMs()))
        .build();
  }

  static Leak leak(LeakResult result) {
    var last = result.points().get(result.points().size() - 1);
    long startNs = last.hour() * LeakWatch.HOUR_NS;
    var verdict = result.verdict();
    var leak =
        Leak.newBuilder()
            .setPoolId(result.pool().pool())
            .setTStart(Nanos.instant(startNs))
            .setRevision(Fields.revision(result.revision()))
            .setCaseName(result.pool().caseName())
            .setFabricId(result.pool().fabric())
            .setTenant(result.group().tenant())
            .setWorkload(result.group().workload())
            .setTag(result.group().tag())
            .setSuspect(verdict.suspect().orElse(null))
            .setReason(orNone(verdict.reason()))
            .setScore(orNull(verdict.score()))
            .setPoints(result.points().size())
            .setUsedBytes(last.usedBytes())
            .setQuotaBytes(orNull(result.room().quotaBytes()))
            .setOldShare(orNull(last.oldShare()))
            .setCoverage(LeakVerdict.coverage(result.points()))
            .setTComputed(Instant.ofEpochMilli(result.computedMs()));
    result.trend().ifPresent(trend -> addTrend(leak, trend, result));
    return leak.build();
  }

  private static void addTrend(Leak.Builder leak, LeakTrend trend, LeakResult result) {
    var last = result.points().get(result.points().size() - 1);
    var full =
        result.room().usedUpNs((last.hour() + 1) * LeakWatch.HOUR_NS, trend.slopeBytesPerHour());
    leak.setSlopeBytesPerH(trend.slopeBytesPerHour())
        .setMannKendallS(trend.s())
        .setZ(trend.z())
        .setP(trend.p())
        .setFreeRatio(orNull(trend.freeRatio()))
        .setTQuota(full.isEmpty() ? null : Nanos.instant(full.getAsLong()));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? null : text;
  }
}
