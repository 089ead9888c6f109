package io.memwall.streams.sink;

import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Extent;
import io.memwall.schemas.events.LiveAllocation;
import io.memwall.schemas.events.PoolSnapshot;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What allocators say of pools, in tables {@code allocation} and {@code pool_snapshot}. */
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
}
