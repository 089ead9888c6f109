package io.memwall.streams.sink;

import io.memwall.schemas.events.Acks;
import io.memwall.schemas.events.Burst;
import io.memwall.schemas.events.ClassTotal;
import io.memwall.schemas.events.CreditCount;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Matching;
import io.memwall.schemas.events.Params;
import io.memwall.schemas.events.Reverse;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The columns of table {@code flow} that come from following a connection over many frames. */
final class FlowTracking {
  private FlowTracking() {}

  static void columns(Table<Flow> table) {
    classes(table);
    params(table);
    credits(table);
    acks(table);
    matching(table);
    burst(table);
    reverse(table);
  }

  private static void classes(Table<Flow> table) {
    ofClass(table, "classes.class", (out, each) -> out.string(each.getTraffic().name()));
    ofClass(table, "classes.flits", (out, each) -> out.count(each.getFlits()));
    ofClass(table, "classes.payload_bytes", (out, each) -> out.count(each.getPayload()));
    ofClass(table, "classes.wire_bytes", (out, each) -> out.count(each.getWire()));
  }

  private static void ofClass(
      Table<Flow> table, String column, BiConsumer<RowBinaryWriter, ClassTotal> write) {
    table.column(column, (out, flow) -> out.array(flow.getClasses(), write));
  }

  private static void params(Table<Flow> table) {
    ofParams(table, "grow", Params::getGrow);
    ofParams(table, "probe_cap", Params::getProbeCap);
    ofParams(table, "grant_cap", Params::getGrantCap);
    ofParams(table, "probe_ack", Params::getProbeAck);
    ofParams(table, "release", Params::getRelease);
    ofParams(table, "size_a", Params::getSizeA);
    table
        .column("denied", (out, flow) -> counts(out, flow.getDenied()))
        .column("corrupt", (out, flow) -> counts(out, flow.getCorrupt()));
  }

  private static void ofParams(
      Table<Flow> table, String column, Function<Params, List<Long>> values) {
    table.column(
        column,
        (out, flow) -> {
          Params params = flow.getParams();
          out.array(params == null ? List.of() : values.apply(params), RowBinaryWriter::count);
        });
  }

  private static void credits(Table<Flow> table) {
    ofCredits(table, "credits.channel", (out, each) -> out.uint8(each.getChannel()));
    ofCredits(table, "credits.granted", (out, each) -> out.count(each.getGranted()));
    ofCredits(table, "credits.consumed", (out, each) -> out.count(each.getConsumed()));
    ofCredits(
        table,
        "credits.outstanding_max",
        (out, each) -> out.nullable(each.getOutstandingMax(), RowBinaryWriter::count));
    ofCredits(
        table,
        "credits.avail_min",
        (out, each) -> out.nullable(each.getAvailMin(), RowBinaryWriter::int64));
    ofCredits(
        table,
        "credits.stall_ns",
        (out, each) -> out.nullable(each.getStallNs(), RowBinaryWriter::count));
    ofCredits(
        table,
        "credits.stall_events",
        (out, each) -> out.nullable(each.getStallEvents(), RowBinaryWriter::count));
    ofCredits(table, "credits.state", (out, each) -> out.string(each.getState().name()));
  }

  private static void ofCredits(
      Table<Flow> table, String column, BiConsumer<RowBinaryWriter, CreditCount> write) {
    table.column(column, (out, flow) -> out.array(flow.getCredits(), write));
  }

  private static void acks(Table<Flow> table) {
    ofAcks(table, "acked_frames", Acks::getAckedFrames);
    ofAcks(table, "nak_frames", Acks::getNakFrames);
    ofAcks(table, "nak_episodes", Acks::getNakEpisodes);
    ofAcks(table, "ack_future", Acks::getAckFuture);
    ofAcks(table, "ack_regress", Acks::getAckRegress);
  }

  private static void ofAcks(Table<Flow> table, String column, Function<Acks, Long> value) {
    table.column(column, (out, flow) -> part(out, flow.getAcks(), value));
  }

  private static void matching(Table<Flow> table) {
    ofMatching(table, "matched", Matching::getMatched);
    ofMatching(table, "matched_ambiguous", Matching::getAmbiguous);
    ofMatching(table, "unmatched_responses", Matching::getUnmatchedResponses);
    ofMatching(table, "size_mismatch", Matching::getSizeMismatch);
    table
        .column(
            "unmatched_requests",
            (out, flow) -> {
              Matching matching = flow.getMatching();
              counts(out, matching == null ? Map.of() : matching.getUnmatchedRequests());
            })
        .column(
            "match_quality",
            (out, flow) ->
                out.nullable(flow.getMatching(), (o, each) -> o.string(each.getQuality().name())));
  }

  private static void ofMatching(Table<Flow> table, String column, Function<Matching, Long> value) {
    table.column(column, (out, flow) -> part(out, flow.getMatching(), value));
  }

  private static void burst(Table<Flow> table) {
    ofBurst(table, "burst_bins", (out, burst) -> out.uint32(burst.getBins()));
    ofBurst(table, "burst_active_bins", (out, burst) -> out.uint32(burst.getActiveBins()));
    ofBurst(table, "burst_longest_run", (out, burst) -> out.uint32(burst.getLongestRun()));
    ofBurst(table, "burst_max_wire", (out, burst) -> out.count(burst.getMaxWire()));
    ofBurst(table, "burst_sum_wire", (out, burst) -> out.count(burst.getSumWire()));
    ofBurst(table, "burst_sum_squares", (out, burst) -> out.uint128(burst.getSumSquares().bytes()));
  }

  private static void ofBurst(
      Table<Flow> table, String column, BiConsumer<RowBinaryWriter, Burst> write) {
    table.column(column, (out, flow) -> out.nullable(flow.getBurst(), write));
  }

  private static void reverse(Table<Flow> table) {
    table
        .column("reverse_frames", (out, flow) -> part(out, flow.getReverse(), Reverse::getFrames))
        .column(
            "reverse_flits",
            (out, flow) -> {
              Reverse reverse = flow.getReverse();
              out.array(reverse == null ? List.of() : reverse.getFlits(), RowBinaryWriter::count);
            })
        .column("sampled_one_in", (out, flow) -> out.uint32(flow.getSampledOneIn()));
  }

  /** A count within a part of the record that may be missing as a whole. */
  private static <P> void part(RowBinaryWriter out, P part, Function<P, Long> value) {
    out.nullable(part == null ? null : value.apply(part), RowBinaryWriter::count);
  }

  private static void counts(RowBinaryWriter out, Map<String, Long> counts) {
    out.map(counts, RowBinaryWriter::string, RowBinaryWriter::count);
  }
}
