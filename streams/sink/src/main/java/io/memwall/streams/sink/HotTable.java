package io.memwall.streams.sink;

import io.memwall.schemas.events.Hot;
import io.memwall.schemas.events.HotPlace;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Hot addresses in table {@code hot}. */
final class HotTable {
  private HotTable() {}

  static Table<Hot> create() {
    Table<Hot> table = Envelopes.table("hot", Hot::getEnvelope);
    table
        .partitionedBy(hot -> Envelopes.partition(hot.getEnvelope(), hot.getEnvelope().getTStart()))
        .column("tap_id", (out, hot) -> out.string(hot.getTapId()))
        // Part of the key, which can hold no NULL.
        .column(
            "pool_mac", (out, hot) -> out.string(hot.getPoolMac() == null ? "" : hot.getPoolMac()))
        .column("pool_node", (out, hot) -> out.nullable(hot.getPoolNode(), RowBinaryWriter::string))
        .column("tap_position", (out, hot) -> out.string(hot.getTapPosition().name()))
        .column("total_weight", (out, hot) -> out.count(hot.getTotalWeight()))
        .column(
            "totals",
            (out, hot) ->
                out.map(hot.getTotals(), RowBinaryWriter::string, RowBinaryWriter::count));
    new Places(table, "lines.", Hot::getLines).columns();
    new Places(table, "regions.", Hot::getRegions).columns();
    ofLines(table);
    ofRegions(table);
    return table;
  }

  private static void ofLines(Table<Hot> table) {
    table.column(
        "lines.last_owner",
        (out, hot) ->
            out.array(
                hot.getLines(),
                (o, place) -> o.nullable(owner(hot, place), RowBinaryWriter::string)));
  }

  private static void ofRegions(Table<Hot> table) {
    table
        .column(
            "regions.distinct_lines",
            (out, hot) ->
                out.array(
                    hot.getRegions(),
                    (o, place) -> o.nullable(place.getDistinctLines(), (each, n) -> each.int64(n))))
        .column(
            "regions.top_line_share",
            (out, hot) ->
                out.array(
                    hot.getRegions(),
                    (o, place) -> o.nullable(place.getTopLineShare(), RowBinaryWriter::float64)));
  }

  private static String owner(Hot hot, HotPlace place) {
    return place.getLastOwner() == null ? null : master(hot, place.getLastOwner());
  }

  private static String master(Hot hot, int index) {
    if (index < 0 || index >= hot.getMasters().size()) {
      throw new IllegalArgumentException("there is no master " + index);
    }
    return hot.getMasters().get(index);
  }

  /** Columns that lines and regions have alike. */
  private record Places(Table<Hot> table, String prefix, Function<Hot, List<HotPlace>> places) {
    void columns() {
      column("addr", (out, place) -> out.uint64(place.getAddr()));
      count("weight", HotPlace::getWeight);
      count("error", HotPlace::getError);
      counts("acquire", HotPlace::getAcquire);
      counts("probe", HotPlace::getProbe);
      counts("probe_ack", HotPlace::getProbeAck);
      counts("release", HotPlace::getRelease);
      changes();
      accesses();
      table.column(prefix + "masters", (out, hot) -> masters(out, hot));
      column("more_masters", (out, place) -> out.bool(place.getMoreMasters()));
    }

    private void changes() {
      count("probe_ack_data", HotPlace::getProbeAckData);
      count("grants_t", HotPlace::getGrantsT);
      count("transfers", HotPlace::getTransfers);
      count("handoffs", HotPlace::getHandoffs);
      count("unknown_changes", HotPlace::getUnknownChanges);
      count("transfer_ns", HotPlace::getTransferNs);
      count("transfers_timed", HotPlace::getTransfersTimed);
      column(
          "upgrades_with_data",
          (out, place) -> out.nullable(place.getUpgradesWithData(), RowBinaryWriter::count));
    }

    private void accesses() {
      count("reads", HotPlace::getReads);
      count("read_bytes", HotPlace::getReadBytes);
      count("writes", HotPlace::getWrites);
      count("write_bytes", HotPlace::getWriteBytes);
      count("atomics", HotPlace::getAtomics);
      count("atomic_bytes", HotPlace::getAtomicBytes);
    }

    private void masters(RowBinaryWriter out, Hot hot) {
      out.array(
          places.apply(hot),
          (o, place) ->
              o.array(place.getMasters(), (each, index) -> each.string(master(hot, index))));
    }

    private void count(String name, Function<HotPlace, Long> value) {
      column(name, (out, place) -> out.count(value.apply(place)));
    }

    private void counts(String name, Function<HotPlace, List<Long>> values) {
      column(name, (out, place) -> out.array(values.apply(place), RowBinaryWriter::count));
    }

    private void column(String name, BiConsumer<RowBinaryWriter, HotPlace> write) {
      table.column(prefix + name, (out, hot) -> out.array(places.apply(hot), write));
    }
  }
}
