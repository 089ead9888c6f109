package io.memwall.streams.sink;

import io.memwall.schemas.results.Holding;
import io.memwall.schemas.results.Leak;
import io.memwall.schemas.results.PoolUse;
import io.memwall.schemas.results.TenantUse;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What ledgers amount to, in tables {@code pool_use}, {@code holding} and {@code leak}. */
final class LedgerTables {
  private LedgerTables() {}

  static Table<PoolUse> use() {
    var table =
        new Table<PoolUse>("pool_use")
            .partitionedBy(use -> Envelopes.partition(use.getCaseName(), use.getTStart()))
            .column("case_name", (out, use) -> out.string(use.getCaseName()))
            .column("pool_id", (out, use) -> out.string(use.getPoolId()))
            .column("t_start", (out, use) -> out.time(use.getTStart()))
            .column("rev", (out, use) -> out.uint64(Revisions.rev(use.getRevision())))
            .column("t_as_of", (out, use) -> out.time(use.getTAsOf()))
            .column("fabric_id", (out, use) -> out.string(use.getFabricId()))
            .column("ledger_epoch", (out, use) -> out.uint64(use.getLedgerEpoch()))
            .column("ledger_seq", (out, use) -> out.uint64(use.getLedgerSeq()))
            .column("state", (out, use) -> out.string(use.getState().name()))
            .column("used_bytes", (out, use) -> out.uint64(use.getUsedBytes()))
            .column("reserved_bytes", (out, use) -> out.uint64(use.getReservedBytes()))
            .column("in_migration_bytes", (out, use) -> out.uint64(use.getInMigrationBytes()))
            .column("allocations", (out, use) -> out.count(use.getAllocations()))
            .column("t_computed", (out, use) -> out.time(use.getTComputed()));
    unsigned(table, "capacity_bytes", PoolUse::getCapacityBytes);
    unsigned(table, "free_bytes", PoolUse::getFreeBytes);
    unsigned(table, "largest_free_bytes", PoolUse::getLargestFreeBytes);
    unsigned(table, "p95_request_bytes", PoolUse::getP95RequestBytes);
    unsigned(table, "stranded_bytes", PoolUse::getStrandedBytes);
    unsigned(table, "idle_bytes", PoolUse::getIdleBytes);
    ratio(table, "fragmentation", PoolUse::getFragmentation);
    ratio(table, "coverage", PoolUse::getCoverage);
    failures(table);
    lists(table);
    return table;
  }

  private static void failures(Table<PoolUse> table) {
    table
        .column("failures", (out, use) -> out.count(use.getFailures()))
        .column("frag_failures", (out, use) -> out.count(use.getFragFailures()))
        .column("requests_5m", (out, use) -> out.count(use.getRequests5m()))
        .column("failures_5m", (out, use) -> out.count(use.getFailures5m()));
    ratio(table, "fail_rate", PoolUse::getFailRate);
    counts(table, "failures_by_reason", PoolUse::getFailuresByReason);
    counts(table, "anomalies", PoolUse::getAnomalies);
  }

  private static void counts(
      Table<PoolUse> table, String column, Function<PoolUse, Map<String, Long>> value) {
    table.column(
        column,
        (out, use) -> out.map(value.apply(use), RowBinaryWriter::string, RowBinaryWriter::count));
  }

  private static void lists(Table<PoolUse> table) {
    table
        .column(
            "unusable.request_bytes",
            (out, use) -> out.array(use.getUnusable(), (o, u) -> o.uint64(u.getRequestBytes())))
        .column(
            "unusable.share",
            (out, use) -> out.array(use.getUnusable(), (o, u) -> o.float64(u.getShare())))
        .column(
            "missing",
            (out, use) ->
                out.map(use.getMissing(), RowBinaryWriter::string, RowBinaryWriter::string));
    tenants(table, "tenant", (out, tenant) -> out.string(tenant.getTenant()));
    tenants(table, "used_bytes", (out, tenant) -> out.uint64(tenant.getUsedBytes()));
    tenants(table, "allocations", (out, tenant) -> out.count(tenant.getAllocations()));
    tenants(table, "high_water_bytes", (out, tenant) -> out.uint64(tenant.getHighWaterBytes()));
    tenants(
        table,
        "quota_bytes",
        (out, tenant) -> out.nullable(tenant.getQuotaBytes(), RowBinaryWriter::uint64));
    tenants(
        table,
        "quota_ratio",
        (out, tenant) -> out.nullable(tenant.getQuotaRatio(), RowBinaryWriter::float64));
  }

  private static void tenants(
      Table<PoolUse> table, String column, BiConsumer<RowBinaryWriter, TenantUse> write) {
    table.column("tenants." + column, (out, use) -> out.array(use.getTenants(), write));
  }

  static Table<Holding> holding() {
    var table =
        new Table<Holding>("holding")
            .partitionedBy(held -> Envelopes.partition(held.getCaseName(), held.getTStart()))
            .column("case_name", (out, held) -> out.string(held.getCaseName()))
            .column("fabric_id", (out, held) -> out.string(held.getFabricId()))
            .column("pool_id", (out, held) -> out.string(held.getPoolId()))
            .column("t_start", (out, held) -> out.time(held.getTStart()))
            .column("ledger_epoch", (out, held) -> out.uint64(held.getLedgerEpoch()))
            .column("ledger_seq", (out, held) -> out.uint64(held.getLedgerSeq()))
            .column("base", (out, held) -> out.uint64(held.getBase()))
            .column("rev", (out, held) -> out.uint64(Revisions.rev(held.getRevision())))
            .column("length", (out, held) -> out.uint64(held.getLength()))
            .column("t_end", (out, held) -> out.nullable(held.getTEnd(), RowBinaryWriter::time))
            .column("alloc_id", (out, held) -> out.string(held.getAllocId()))
            .column("reserved", (out, held) -> out.bool(held.getReserved()))
            .column("in_migration", (out, held) -> out.bool(held.getInMigration()))
            .column("t_computed", (out, held) -> out.time(held.getTComputed()));
    text(table, "tenant", Holding::getTenant);
    text(table, "workload", Holding::getWorkload);
    text(table, "initiator", Holding::getInitiator);
    text(table, "tag", Holding::getTag);
    return table;
  }

  static Table<Leak> leak() {
    var table =
        new Table<Leak>("leak")
            .partitionedBy(leak -> Envelopes.partition(leak.getCaseName(), leak.getTStart()))
            .column("case_name", (out, leak) -> out.string(leak.getCaseName()))
            .column("fabric_id", (out, leak) -> out.string(leak.getFabricId()))
            .column("pool_id", (out, leak) -> out.string(leak.getPoolId()))
            .column("t_start", (out, leak) -> out.time(leak.getTStart()))
            .column("tenant", (out, leak) -> out.string(leak.getTenant()))
            .column("workload", (out, leak) -> out.string(leak.getWorkload()))
            .column("tag", (out, leak) -> out.string(leak.getTag()))
            .column("rev", (out, leak) -> out.uint64(Revisions.rev(leak.getRevision())))
            .column(
                "suspect", (out, leak) -> out.nullable(leak.getSuspect(), RowBinaryWriter::bool))
            .column("points", (out, leak) -> out.uint32(leak.getPoints()))
            .column("used_bytes", (out, leak) -> out.uint64(leak.getUsedBytes()))
            .column(
                "mann_kendall_s",
                (out, leak) -> out.nullable(leak.getMannKendallS(), RowBinaryWriter::int64))
            .column("t_quota", (out, leak) -> out.nullable(leak.getTQuota(), RowBinaryWriter::time))
            .column("t_computed", (out, leak) -> out.time(leak.getTComputed()));
    text(table, "reason", Leak::getReason);
    unsigned(table, "quota_bytes", Leak::getQuotaBytes);
    ratio(table, "score", Leak::getScore);
    ratio(table, "slope_bytes_per_h", Leak::getSlopeBytesPerH);
    ratio(table, "z", Leak::getZ);
    ratio(table, "p", Leak::getP);
    ratio(table, "free_ratio", Leak::getFreeRatio);
    ratio(table, "old_share", Leak::getOldShare);
    ratio(table, "coverage", Leak::getCoverage);
    return table;
  }

  private static <T> void text(Table<T> table, String column, Function<T, String> value) {
    table.column(column, (out, row) -> out.nullable(value.apply(row), RowBinaryWriter::string));
  }

  private static <T> void unsigned(Table<T> table, String column, Function<T, Long> value) {
    table.column(column, (out, row) -> out.nullable(value.apply(row), RowBinaryWriter::uint64));
  }

  private static <T> void ratio(Table<T> table, String column, Function<T, Double> value) {
    table.column(column, (out, row) -> out.nullable(value.apply(row), RowBinaryWriter::float64));
  }
}
