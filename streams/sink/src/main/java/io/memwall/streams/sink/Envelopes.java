package io.memwall.streams.sink;

import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Envelope;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The columns that every kind of event has. */
final class Envelopes {
  private Envelopes() {}

  static <T> Table<T> table(String name, Function<T, Envelope> envelope) {
    var table = new Table<T>(name);
    table.eventOf(event -> id(envelope.apply(event)));
    table.partitionedBy(event -> partition(envelope.apply(event).getCaseName()));
    column(table, envelope, "case_name", (out, e) -> out.string(e.getCaseName()));
    column(table, envelope, "schema", (out, e) -> out.string(e.getSchema$()));
    column(table, envelope, "node_id", (out, e) -> out.string(e.getNodeId()));
    column(table, envelope, "boot_id", (out, e) -> out.uuid(e.getBootId().bytes()));
    column(table, envelope, "epoch", (out, e) -> out.uint64(e.getEpoch()));
    column(table, envelope, "stream", (out, e) -> out.uint16(e.getStream()));
    column(table, envelope, "seq", (out, e) -> out.uint64(e.getSeq()));
    column(table, envelope, "t_start", (out, e) -> out.time(e.getTStart()));
    column(table, envelope, "t_end", (out, e) -> out.time(e.getTEnd()));
    column(table, envelope, "t_emit", (out, e) -> out.time(e.getTEmit()));
    column(
        table, envelope, "clock_source", (out, e) -> out.string(e.getClock().getSource().name()));
    column(
        table,
        envelope,
        "clock_err_ns",
        (out, e) -> out.nullable(e.getClock().getErrNs(), RowBinaryWriter::count));
    column(table, envelope, "fabric_id", (out, e) -> out.string(e.getFabricId()));
    column(table, envelope, "site", (out, e) -> out.string(e.getSite()));
    column(table, envelope, "rev", (out, e) -> out.uint32(e.getRev()));
    return table;
  }

  private static <T> void column(
      Table<T> table,
      Function<T, Envelope> envelope,
      String name,
      BiConsumer<RowBinaryWriter, Envelope> write) {
    table.column(name, (out, event) -> write.accept(out, envelope.apply(event)));
  }

  private static EventId id(Envelope e) {
    return new EventId(
        new EventId.Stream(
            e.getCaseName(), e.getNodeId(), uuid(e.getBootId()), e.getEpoch(), e.getStream()),
        e.getSeq());
  }

  private static UUID uuid(BootId bootId) {
    var bytes = ByteBuffer.wrap(bootId.bytes());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** Of a table whose live rows are parted by when they are stored. */
  static String partition(String caseName) {
    return caseName.isEmpty() ? "live" : "case";
  }

  /** Of a table whose live rows are parted by days or longer. */
  static String partition(String caseName, Instant time) {
    return caseName.isEmpty() ? LocalDate.ofInstant(time, ZoneOffset.UTC).toString() : "case";
  }

  static String partition(Envelope envelope, Instant time) {
    return partition(envelope.getCaseName(), time);
  }
}
