package io.memwall.streams.sink;

import io.memwall.schemas.results.Alert;

/** Episodes of alerts in table {@code alert}. */
final class AlertTable {
  private AlertTable() {}

  static Table<Alert> create() {
    var table =
        new Table<Alert>("alert")
            .partitionedBy(alert -> Envelopes.partition("", alert.getTStarted()));
    identity(table);
    state(table);
    words(table);
    return table;
  }

  private static void identity(Table<Alert> table) {
    table
        // Imported captures alert nobody.
        .column("case_name", (out, alert) -> out.string(""))
        .column("fabric_id", (out, alert) -> out.string(alert.getFabricId()))
        .column("rule", (out, alert) -> out.string(alert.getRule()))
        .column("entity_kind", (out, alert) -> out.string(alert.getEntityKind()))
        .column("entity", (out, alert) -> out.string(alert.getEntity()))
        .column("t_start", (out, alert) -> out.time(alert.getTStarted()))
        .column("rev", (out, alert) -> out.uint64(Revisions.rev(alert.getRevision())));
  }

  private static void state(Table<Alert> table) {
    table
        .column("state", (out, alert) -> out.string(alert.getState().name()))
        .column("severity", (out, alert) -> out.string(alert.getSeverity().name()))
        .column("t_changed", (out, alert) -> out.time(alert.getTChanged()))
        .column("t_end", (out, alert) -> out.nullable(alert.getTEnded(), RowBinaryWriter::time))
        .column("t_quiet", (out, alert) -> out.nullable(alert.getTQuiet(), RowBinaryWriter::time))
        .column("change", (out, alert) -> out.count(alert.getChange()));
  }

  private static void words(Table<Alert> table) {
    table
        .column("sentence", (out, alert) -> out.string(alert.getSentence()))
        .column(
            "labels",
            (out, alert) ->
                out.map(alert.getLabels(), RowBinaryWriter::string, RowBinaryWriter::string))
        .column(
            "annotations",
            (out, alert) ->
                out.map(alert.getAnnotations(), RowBinaryWriter::string, RowBinaryWriter::string))
        .column(
            "suppressed_by",
            (out, alert) -> out.nullable(alert.getSuppressedBy(), RowBinaryWriter::string))
        .column(
            "notified.receiver",
            (out, alert) ->
                out.array(alert.getNotified(), (to, each) -> to.string(each.getReceiver())))
        .column(
            "notified.change",
            (out, alert) ->
                out.array(alert.getNotified(), (to, each) -> to.count(each.getChange())))
        .column(
            "notified.t_taken",
            (out, alert) -> out.array(alert.getNotified(), (to, each) -> to.time(each.getTTaken())))
        .column("t_computed", (out, alert) -> out.time(alert.getTComputed()));
  }
}
