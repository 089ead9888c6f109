package io.memwall.streams.sink;

import io.memwall.schemas.events.Attachment;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.Link;
import io.memwall.schemas.events.Node;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.Port;
import io.memwall.schemas.events.Quota;
import io.memwall.schemas.events.Region;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Versions of objects of the fabric in table {@code inventory}, one column for each property. */
final class InventoryTable {
  private InventoryTable() {}

  static Table<Inventory> create() {
    Table<Inventory> table = Envelopes.table("inventory", Inventory::getEnvelope);
    table
        .column("object_id", (out, version) -> out.string(version.getObjectId()))
        .column("inv_epoch", (out, version) -> out.uint64(version.getInvEpoch()))
        .column("inv_seq", (out, version) -> out.uint64(version.getInvSeq()))
        .column("deleted", (out, version) -> out.bool(version.getDeleted()))
        .column(
            "object_type",
            (out, version) -> out.nullable(type(version.getObject()), RowBinaryWriter::string));
    nodes(table);
    links(table);
    memory(table);
    return table;
  }

  private static String type(Object object) {
    return object == null ? null : object.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static void nodes(Table<Inventory> table) {
    column(
        table,
        "node_kind",
        object -> object instanceof Node node ? node.getKind().name() : null,
        RowBinaryWriter::string);
    column(
        table,
        "cores",
        object -> object instanceof Node node ? node.getCores() : null,
        (out, cores) -> out.uint32(cores));
    column(table, "owner_node", InventoryTable::ownerNode, RowBinaryWriter::string);
    column(
        table,
        "mac",
        object -> object instanceof Port port ? port.getMac() : null,
        RowBinaryWriter::string);
    column(
        table,
        "speed_bps",
        object -> object instanceof Port port ? port.getSpeedBps() : null,
        RowBinaryWriter::count);
    column(
        table,
        "link_id",
        object -> object instanceof Port port ? port.getLinkId() : null,
        RowBinaryWriter::string);
  }

  private static void links(Table<Inventory> table) {
    column(
        table,
        "end_a",
        object -> object instanceof Link link ? link.getA() : null,
        RowBinaryWriter::string);
    column(
        table,
        "end_b",
        object -> object instanceof Link link ? link.getB() : null,
        RowBinaryWriter::string);
    column(
        table,
        "capacity_bps",
        object -> object instanceof Link link ? link.getCapacityBps() : null,
        RowBinaryWriter::count);
    column(
        table,
        "host_id",
        object -> object instanceof Attachment right ? right.getHostId() : null,
        RowBinaryWriter::string);
    table.column(
        "path",
        (out, version) ->
            out.array(
                version.getObject() instanceof Attachment right ? right.getPath() : List.of(),
                RowBinaryWriter::string));
    column(table, "quota_bytes", InventoryTable::quota, RowBinaryWriter::uint64);
    column(
        table,
        "tenant",
        object -> object instanceof Quota quota ? quota.getTenant() : null,
        RowBinaryWriter::string);
  }

  private static void memory(Table<Inventory> table) {
    column(
        table,
        "capacity_bytes",
        object -> object instanceof Pool pool ? pool.getCapacityBytes() : null,
        RowBinaryWriter::uint64);
    column(table, "base", InventoryTable::base, RowBinaryWriter::uint64);
    column(
        table,
        "length",
        object -> object instanceof Region region ? region.getLength() : null,
        RowBinaryWriter::uint64);
    column(
        table,
        "owner",
        object -> object instanceof Region region ? region.getOwner() : null,
        RowBinaryWriter::string);
    column(table, "pool_id", InventoryTable::poolId, RowBinaryWriter::string);
  }

  private static String ownerNode(Object object) {
    if (object instanceof Port port) {
      return port.getNodeId();
    }
    return object instanceof Pool pool ? pool.getNodeId() : null;
  }

  private static Long base(Object object) {
    if (object instanceof Region region) {
      return region.getBase();
    }
    return object instanceof Pool pool ? pool.getBase() : null;
  }

  private static Long quota(Object object) {
    if (object instanceof Quota quota) {
      return quota.getQuotaBytes();
    }
    return object instanceof Attachment right ? right.getQuotaBytes() : null;
  }

  private static String poolId(Object object) {
    if (object instanceof Quota quota) {
      return quota.getPoolId();
    }
    if (object instanceof Region region) {
      return region.getPoolId();
    }
    return object instanceof Attachment right ? right.getPoolId() : null;
  }

  private static <V> void column(
      Table<Inventory> table,
      String name,
      Function<Object, V> value,
      BiConsumer<RowBinaryWriter, V> write) {
    table.column(name, (out, version) -> out.nullable(value.apply(version.getObject()), write));
  }
}
