package io.memwall.streams.sink;

import io.memwall.schemas.results.Quarantine;
import io.memwall.schemas.results.ReplayRequest;

/** What no figure holds, in tables {@code quarantine} and {@code replay_request}. */
final class LeftOutTables {
  private LeftOutTables() {}

  static Table<Quarantine> quarantine() {
    return new Table<Quarantine>("quarantine")
        .partitionedBy(record -> Envelopes.partition(record.getCaseName()))
        .column("case_name", (out, record) -> out.string(record.getCaseName()))
        .column("fold", (out, record) -> out.string(record.getFold()))
        .column("node_id", (out, record) -> out.string(record.getNodeId()))
        .column("epoch", (out, record) -> out.uint64(record.getEpoch()))
        .column("entity", (out, record) -> out.string(record.getEntity()))
        .column("source", (out, record) -> out.string(record.getSource()))
        .column("t_start", (out, record) -> out.time(record.getTStart()))
        .column("t_end", (out, record) -> out.time(record.getTEnd()))
        .column("reason", (out, record) -> out.string(record.getReason().name()))
        .column("detail", (out, record) -> out.string(record.getDetail()))
        .column("t_noticed", (out, record) -> out.time(record.getTNoticed()));
  }

  static Table<ReplayRequest> replayRequest() {
    return new Table<ReplayRequest>("replay_request")
        .partitionedBy(request -> Envelopes.partition(request.getCaseName()))
        .column("case_name", (out, request) -> out.string(request.getCaseName()))
        .column("fold", (out, request) -> out.string(request.getFold()))
        .column("node_id", (out, request) -> out.string(request.getNodeId()))
        .column("t_start", (out, request) -> out.time(request.getTStart()))
        .column("t_end", (out, request) -> out.time(request.getTEnd()))
        .column("entity", (out, request) -> out.string(request.getEntity()))
        .column("t_noticed", (out, request) -> out.time(request.getTNoticed()));
  }
}
