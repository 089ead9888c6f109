package io.memwall.streams.sink;

import io.memwall.schemas.results.Contention;
import io.memwall.schemas.results.ContentionPlace;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How hosts fought over the lines of a pool, in table {@code contention}. */
final class ContentionTable {
  private ContentionTable() {}

  static Table<Contention> create() {
    var table =
        new Table<Contention>("contention")
            .partitionedBy(window -> Envelopes.partition(window.getCaseName(), window.getTStart()));
    identity(table);
    moves(table);
    permissions(table);
    amplification(table);
    new Places(table, "regions.", Contention::getRegions).columns();
    new Places(table, "lines.", Contention::getLines).columns();
    table
        .column("covered_ns", (out, window) -> out.count(window.getCoveredNs()))
        .column("span_ns", (out, window) -> out.count(window.getSpanNs()));
    ratio(table, "coverage", Contention::getCoverage);
    return table.column("t_computed", (out, window) -> out.time(window.getTComputed()));
  }

  private static void identity(Table<Contention> table) {
    table
        .column("case_name", (out, window) -> out.string(window.getCaseName()))
        .column("entity_kind", (out, window) -> out.string(window.getEntityKind().name()))
        .column("window_ns", (out, window) -> out.count(window.getWindowNs()))
        .column("t_start", (out, window) -> out.time(window.getTStart()))
        .column("entity", (out, window) -> out.string(window.getEntity()))
        .column("view", (out, window) -> out.string(window.getView().name()))
        .column("rev", (out, window) -> out.uint64(Revisions.rev(window.getRevision())))
        .column("t_end", (out, window) -> out.time(window.getTEnd()))
        .column("fabric_id", (out, window) -> out.string(window.getFabricId()))
        .column("taps", (out, window) -> out.array(window.getTaps(), RowBinaryWriter::string))
        .column("nodes", (out, window) -> out.array(window.getNodes(), RowBinaryWriter::string))
        .column("records", (out, window) -> out.count(window.getRecords()))
        .column("masters", (out, window) -> out.array(window.getMasters(), RowBinaryWriter::string))
        .column("more_masters", (out, window) -> out.bool(window.getMoreMasters()))
        .column("severity", (out, window) -> out.string(window.getSeverity().name()));
  }

  private static void moves(Table<Contention> table) {
    ratio(table, "transit", Contention::getTransit);
    ratio(table, "transfers_per_s", Contention::getTransfersPerS);
    ratio(table, "ping_pong", Contention::getPingPong);
    table.column("grants_t", (out, window) -> out.count(window.getGrantsT()));
    count(table, "transfers", Contention::getTransfers);
    table.column(
        "transfers_upper_bound", (out, window) -> out.count(window.getTransfersUpperBound()));
    count(table, "handoffs", Contention::getHandoffs);
    count(table, "unknown_changes", Contention::getUnknownChanges);
    count(table, "transfer_ns", Contention::getTransferNs);
    count(table, "transfers_timed", Contention::getTransfersTimed);
  }

  private static void permissions(Table<Contention> table) {
    counts(table, "acquire", Contention::getAcquire);
    counts(table, "probe", Contention::getProbe);
    counts(table, "probe_ack", Contention::getProbeAck);
    counts(table, "release", Contention::getRelease);
    table.column("probe_ack_data", (out, window) -> out.count(window.getProbeAckData()));
    count(table, "upgrades_with_data", Contention::getUpgradesWithData);
    table
        .column("reads", (out, window) -> out.count(window.getReads()))
        .column("read_bytes", (out, window) -> out.count(window.getReadBytes()))
        .column("writes", (out, window) -> out.count(window.getWrites()))
        .column("write_bytes", (out, window) -> out.count(window.getWriteBytes()))
        .column("atomics", (out, window) -> out.count(window.getAtomics()))
        .column("atomic_bytes", (out, window) -> out.count(window.getAtomicBytes()));
  }

  private static void amplification(Table<Contention> table) {
    ratio(table, "probe_amplification", Contention::getProbeAmplification);
    ratio(table, "probe_amplification_write", Contention::getProbeAmplificationWrite);
    ratio(table, "probe_amplification_read", Contention::getProbeAmplificationRead);
    ratio(table, "probe_amplification_uncached", Contention::getProbeAmplificationUncached);
    ratio(table, "useless_probe_share", Contention::getUselessProbeShare);
    ratio(table, "dirty_share", Contention::getDirtyShare);
    ratio(table, "invalidation_share", Contention::getInvalidationShare);
    ratio(table, "upgrade_share", Contention::getUpgradeShare);
    ratio(table, "upgrade_data_share", Contention::getUpgradeDataShare);
    ratio(table, "false_sharing", Contention::getFalseSharing);
    table.column(
        "missing",
        (out, window) ->
            out.map(window.getMissing(), RowBinaryWriter::string, RowBinaryWriter::string));
  }

  private static void ratio(
      Table<Contention> table, String name, Function<Contention, Double> value) {
    table.column(
        name, (out, window) -> out.nullable(value.apply(window), RowBinaryWriter::float64));
  }

  private static void count(
      Table<Contention> table, String name, Function<Contention, Long> value) {
    table.column(name, (out, window) -> out.nullable(value.apply(window), RowBinaryWriter::count));
  }

  private static void counts(
      Table<Contention> table, String name, Function<Contention, List<Long>> values) {
    table.column(name, (out, window) -> out.array(values.apply(window), RowBinaryWriter::count));
  }

  /** Columns that regions and lines have alike. */
  private record Places(
      Table<Contention> table, String prefix, Function<Contention, List<ContentionPlace>> places) {
    void columns() {
      column("address", (out, place) -> out.uint64(place.getAddress()));
      column("severity", (out, place) -> out.string(place.getSeverity().name()));
      ratio("transit", ContentionPlace::getTransit);
      ratio("transfers_per_s", ContentionPlace::getTransfersPerS);
      ratio("ping_pong", ContentionPlace::getPingPong);
      counts();
      column("masters", (out, place) -> out.array(place.getMasters(), RowBinaryWriter::string));
      column("more_masters", (out, place) -> out.bool(place.getMoreMasters()));
      column(
          "distinct_lines",
          (out, place) -> out.nullable(place.getDistinctLines(), (each, n) -> each.int64(n)));
      ratio("top_line_share", ContentionPlace::getTopLineShare);
      text("tenant", ContentionPlace::getTenant);
      text("workload", ContentionPlace::getWorkload);
      text("alloc_id", ContentionPlace::getAllocId);
    }

    private void counts() {
      column("grants_t", (out, place) -> out.count(place.getGrantsT()));
      count("transfers", ContentionPlace::getTransfers);
      column("transfers_upper_bound", (out, place) -> out.count(place.getTransfersUpperBound()));
      count("handoffs", ContentionPlace::getHandoffs);
      count("unknown_changes", ContentionPlace::getUnknownChanges);
      count("transfer_ns", ContentionPlace::getTransferNs);
      count("transfers_timed", ContentionPlace::getTransfersTimed);
      column("acquires", (out, place) -> out.count(place.getAcquires()));
      column("probes", (out, place) -> out.count(place.getProbes()));
      ratio("probe_amplification", ContentionPlace::getProbeAmplification);
      column("weight", (out, place) -> out.count(place.getWeight()));
      column("error", (out, place) -> out.count(place.getError()));
      column("read_bytes", (out, place) -> out.count(place.getReadBytes()));
      column("write_bytes", (out, place) -> out.count(place.getWriteBytes()));
    }

    private void ratio(String name, Function<ContentionPlace, Double> value) {
      column(name, (out, place) -> out.nullable(value.apply(place), RowBinaryWriter::float64));
    }

    private void count(String name, Function<ContentionPlace, Long> value) {
      column(name, (out, place) -> out.nullable(value.apply(place), RowBinaryWriter::count));
    }

    private void text(String name, Function<ContentionPlace, String> value) {
      column(name, (out, place) -> out.nullable(value.apply(place), RowBinaryWriter::string));
    }

    private void column(String name, BiConsumer<RowBinaryWriter, ContentionPlace> write) {
      table.column(prefix + name, (out, window) -> out.array(places.apply(window), write));
    }
  }
}
