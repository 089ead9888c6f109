package io.memwall.streams.sink;

import io.memwall.schemas.events.CaptureCase;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.StreamSeq;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reports of collectors in table {@code health}. */
final class HealthTable {
  private HealthTable() {}

  static Table<Health> create() {
    Table<Health> table = Envelopes.table("health", Health::getEnvelope);
    table.partitionedBy(
        health -> Envelopes.partition(health.getEnvelope(), health.getEnvelope().getTStart()));
    report(table);
    losses(table);
    blinds(table);
    captureCase(table);
    return table;
  }

  private static void report(Table<Health> table) {
    table
        .column("collector", (out, health) -> out.string(health.getCollector()))
        .column("kind", (out, health) -> out.string(health.getKind().name()))
        .column("watermark", (out, health) -> out.time(health.getWatermark()))
        .column("is_final", (out, health) -> out.bool(health.getIsFinal()))
        .column(
            "streams.stream",
            (out, health) -> out.array(health.getLastSeq(), (o, s) -> o.uint16(s.getStream())))
        .column(
            "streams.last_seq",
            (out, health) ->
                out.array(
                    health.getLastSeq(),
                    (RowBinaryWriter o, StreamSeq s) -> o.uint64(s.getLastSeq())))
        .column("covered_ns", (out, health) -> out.count(health.getCoveredNs()))
        .column("frames", (out, health) -> out.count(health.getFrames()))
        .column("capture_mode", (out, health) -> out.string(health.getCaptureMode()))
        .column("planned_gap_ns", (out, health) -> out.count(health.getPlannedGapNs()))
        .column(
            "nic_drops",
            (out, health) -> out.nullable(health.getNicDrops(), RowBinaryWriter::count))
        .column("drops", (out, health) -> out.nullable(health.getDrops(), RowBinaryWriter::count))
        .column(
            "rejects",
            (out, health) ->
                out.map(health.getRejects(), RowBinaryWriter::string, RowBinaryWriter::count))
        .column(
            "events_lost",
            (out, health) ->
                out.map(health.getEventsLost(), RowBinaryWriter::string, RowBinaryWriter::count))
        .column(
            "config_hash",
            (out, health) -> out.nullable(health.getConfigHash(), RowBinaryWriter::string))
        .column("cpu_ns", (out, health) -> out.nullable(health.getCpuNs(), RowBinaryWriter::count))
        .column(
            "rss_bytes",
            (out, health) -> out.nullable(health.getRssBytes(), RowBinaryWriter::count));
  }

  private static void losses(Table<Health> table) {
    list(table, "losses.boot_id", Health::getLosses, (o, l) -> o.uuid(l.getBootId().bytes()));
    list(table, "losses.epoch", Health::getLosses, (o, l) -> o.uint64(l.getEpoch()));
    list(table, "losses.stream", Health::getLosses, (o, l) -> o.uint16(l.getStream()));
    list(table, "losses.first_seq", Health::getLosses, (o, l) -> o.uint64(l.getFirstSeq()));
    list(table, "losses.last_seq", Health::getLosses, (o, l) -> o.uint64(l.getLastSeq()));
    list(table, "losses.events", Health::getLosses, (o, l) -> o.count(l.getCount()));
    list(table, "losses.reason", Health::getLosses, (o, l) -> o.string(l.getReason()));
    list(table, "losses.loss_class", Health::getLosses, (o, l) -> o.string(l.getLossClass()));
  }

  private static void blinds(Table<Health> table) {
    list(table, "blinds.boot_id", Health::getBlinds, (o, b) -> o.uuid(b.getBootId().bytes()));
    list(table, "blinds.epoch", Health::getBlinds, (o, b) -> o.uint64(b.getEpoch()));
    list(table, "blinds.t_from", Health::getBlinds, (o, b) -> o.time(b.getTFrom()));
    list(table, "blinds.t_to", Health::getBlinds, (o, b) -> o.time(b.getTTo()));
    list(
        table,
        "blinds.streams",
        Health::getBlinds,
        (o, b) -> o.array(b.getSafe(), (w, s) -> w.uint16(s.getStream())));
    list(
        table,
        "blinds.safe_seqs",
        Health::getBlinds,
        (o, b) -> o.array(b.getSafe(), (w, s) -> w.uint64(s.getLastSeq())));
  }

  private static <E> void list(
      Table<Health> table,
      String column,
      Function<Health, List<E>> elements,
      BiConsumer<RowBinaryWriter, E> write) {
    table.column(column, (out, health) -> out.array(elements.apply(health), write));
  }

  private static void captureCase(Table<Health> table) {
    text(table, "capture_name", CaptureCase::getName);
    text(table, "capture_file_name", CaptureCase::getFileName);
    text(table, "capture_sha256", CaptureCase::getSha256);
    text(table, "capture_format", CaptureCase::getFormat);
    number(table, "capture_size_bytes", CaptureCase::getSizeBytes);
    number(table, "capture_frames", CaptureCase::getFrames);
    number(table, "capture_tloe_frames", CaptureCase::getTloeFrames);
    number(table, "capture_truncated_at", CaptureCase::getTruncatedAt);
    table
        .column(
            "capture_t_first",
            (out, health) ->
                out.nullable(of(health, CaptureCase::getTFirst), RowBinaryWriter::time))
        .column(
            "capture_t_last",
            (out, health) ->
                out.nullable(of(health, CaptureCase::getTLast), RowBinaryWriter::time));
  }

  private static void text(
      Table<Health> table, String column, Function<CaptureCase, String> value) {
    table.column(column, (out, health) -> out.nullable(of(health, value), RowBinaryWriter::string));
  }

  private static void number(
      Table<Health> table, String column, Function<CaptureCase, Long> value) {
    table.column(column, (out, health) -> out.nullable(of(health, value), RowBinaryWriter::count));
  }

  private static <V> V of(Health health, Function<CaptureCase, V> value) {
    return health.getCaptureCase() == null ? null : value.apply(health.getCaptureCase());
  }
}
