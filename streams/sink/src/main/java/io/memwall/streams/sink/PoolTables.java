package io.memwall.streams.sink;

import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Extent;
import io.memwall.schemas.events.LiveAllocation;
import io.memwall.schemas.events.PoolSnapshot;
import io.memwall.schemas.results.PoolUse;
import io.memwall.schemas.results.TenantUse;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What is said of pools, in tables {@code allocation}, {@code pool_snapshot}, {@code pool_use}. */
final class PoolTables {
  private PoolTables() {}

  static Table<Allocation> allocation() {
    Table<Allocation> table = Envelopes.table("allocation", Allocation::getEnvelope);
    table
        .column("pool_id", (out, entry) -> out.string(entry.getPoolId()))
        .column("ledger_epoch", (out, entry) -> out.uint64(entry.getLedgerEpoch()))
        .column("ledger_seq", (out, entry) -> out.uint64(entry.getLedgerSeq()))
        .column("op", (out, entry) -> out.string(entry.getOp().name()))
        .column(
            "bytes_requested",
            (out, entry) -> out.nullable(entry.getBytesRequested(), RowBinaryWriter::uint64))
        .column(
            "reason",
            (out, entry) -> out.nullable(entry.getReason(), (o, why) -> o.string(why.name())));
    text(table, "alloc_id", Allocation::getAllocId);
    text(table, "tenant", Allocation::getTenant);
    text(table, "workload", Allocation::getWorkload);
    text(table, "initiator", Allocation::getInitiator);
    text(table, "tag", Allocation::getTag);
    text(table, "dst_pool", Allocation::getDstPool);
    extents(table, "extents", Allocation::getExtents);
    extents(table, "old_extents", Allocation::getOldExtents);
    return table;
  }

  private static void text(
      Table<Allocation> table, String column, Function<Allocation, String> value) {
    table.column(column, (out, entry) -> out.nullable(value.apply(entry), RowBinaryWriter::string));
  }

  private static void extents(
      Table<Allocation> table, String column, Function<Allocation, List<Extent>> extents) {
    table
        .column(column + ".base", (out, entry) -> bases(out, extents.apply(entry)))
        .column(column + ".length", (out, entry) -> lengths(out, extents.apply(entry)));
  }

  private static void bases(RowBinaryWriter out, List<Extent> extents) {
    out.array(extents, (o, extent) -> o.uint64(extent.getBase()));
  }

  private static void lengths(RowBinaryWriter out, List<Extent> extents) {
    out.array(extents, (o, extent) -> o.uint64(extent.getLength()));
  }

  static Table<PoolSnapshot> snapshot() {
    Table<PoolSnapshot> table = Envelopes.table("pool_snapshot", PoolSnapshot::getEnvelope);
    table
        .column("pool_id", (out, snapshot) -> out.string(snapshot.getPoolId()))
        .column("ledger_epoch", (out, snapshot) -> out.uint64(snapshot.getLedgerEpoch()))
        .column("as_of", (out, snapshot) -> out.uint64(snapshot.getAsOf()))
        .column("digest", (out, snapshot) -> out.string(snapshot.getDigest()))
        .column("chunk", (out, snapshot) -> out.uint32(snapshot.getChunk()))
        .column("chunks", (out, snapshot) -> out.uint32(snapshot.getChunks()));
    live(table, "alloc_id", (out, held) -> out.string(held.getAllocId()));
    live(table, "tenant", (out, held) -> out.nullable(held.getTenant(), RowBinaryWriter::string));
    live(
        table,
        "workload",
        (out, held) -> out.nullable(held.getWorkload(), RowBinaryWriter::string));
    live(
        table,
        "initiator",
        (out, held) -> out.nullable(held.getInitiator(), RowBinaryWriter::string));
    live(table, "tag", (out, held) -> out.nullable(held.getTag(), RowBinaryWriter::string));
    live(table, "reserved", (out, held) -> out.bool(held.getReserved()));
    live(table, "extent_bases", (out, held) -> bases(out, held.getExtents()));
    live(table, "extent_lengths", (out, held) -> lengths(out, held.getExtents()));
    return table;
  }

  private static void live(
      Table<PoolSnapshot> table, String column, BiConsumer<RowBinaryWriter, LiveAllocation> write) {
    table.column(
        "allocations." + column, (out, snapshot) -> out.array(snapshot.getAllocations(), write));
  }

  static Table<PoolUse> use() {
    return new Table<PoolUse>("pool_use")
        .partitionedBy(use -> Envelopes.month(use.getTStart()))
        .column("case_name", (out, use) -> out.string(use.getCaseName()))
        .column("pool_id", (out, use) -> out.string(use.getPoolId()))
        .column("t_start", (out, use) -> out.time(use.getTStart()))
        .column("rev", (out, use) -> out.uint64(Revisions.rev(use.getRevision())))
        .column("t_as_of", (out, use) -> out.time(use.getTAsOf()))
        .column("fabric_id", (out, use) -> out.string(use.getFabricId()))
        .column("ledger_epoch", (out, use) -> out.uint64(use.getLedgerEpoch()))
        .column("ledger_seq", (out, use) -> out.uint64(use.getLedgerSeq()))
        .column("state", (out, use) -> out.string(use.getState().name()))
        .column(
            "capacity_bytes",
            (out, use) -> out.nullable(use.getCapacityBytes(), RowBinaryWriter::uint64))
        .column("used_bytes", (out, use) -> out.uint64(use.getUsedBytes()))
        .column("reserved_bytes", (out, use) -> out.uint64(use.getReservedBytes()))
        .column(
            "free_bytes", (out, use) -> out.nullable(use.getFreeBytes(), RowBinaryWriter::uint64))
        .column(
            "largest_free_bytes",
            (out, use) -> out.nullable(use.getLargestFreeBytes(), RowBinaryWriter::uint64))
        .column("allocations", (out, use) -> out.count(use.getAllocations()))
        .column("failures", (out, use) -> out.count(use.getFailures()))
        .column(
            "tenants.tenant", (out, use) -> tenants(out, use, (o, t) -> o.string(t.getTenant())))
        .column(
            "tenants.used_bytes",
            (out, use) -> tenants(out, use, (o, t) -> o.uint64(t.getUsedBytes())))
        .column(
            "tenants.allocations",
            (out, use) -> tenants(out, use, (o, t) -> o.count(t.getAllocations())))
        .column(
            "anomalies",
            (out, use) ->
                out.map(use.getAnomalies(), RowBinaryWriter::string, RowBinaryWriter::count))
        .column("coverage", (out, use) -> out.nullable(use.getCoverage(), RowBinaryWriter::float64))
        .column("t_computed", (out, use) -> out.time(use.getTComputed()));
  }

  private static void tenants(
      RowBinaryWriter out, PoolUse use, BiConsumer<RowBinaryWriter, TenantUse> write) {
    out.array(use.getTenants(), write);
  }
}
