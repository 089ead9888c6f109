package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.TapView;

/** Says what the taps saw of every half and connection. */
final class HalfLines {
  private final Truth truth;
  private final TruthLines lines;

  HalfLines(Truth truth, TruthLines lines) {
    this.truth = truth;
    this.lines = lines;
  }

  void write() {
    truth.halves().forEach(this::totals);
    truth.halves().forEach(this::seconds);
    truth.views().forEach(this::latencies);
  }

  private void totals(HalfKey half) {
    TruthKey key = keyOf(half);
    HalfTotals totals = truth.totals(half);
    lines.total("frames", key, totals.frames());
    lines.total("frame_bytes", key, totals.frameBytes());
    lines.total("wire_bytes", key, totals.wireBytes());
    lines.total("goodput_bytes", key, totals.goodputBytes());
    lines.total("retrans_frames", key, totals.retransFrames());
    lines.total("ack_only_frames", key, totals.ackOnlyFrames());
    lines.total("empty_frames", key, totals.emptyFrames());
    totals
        .messages()
        .forEach(
            (kind, count) ->
                lines.total(
                    "messages",
                    key.with("channel", kind.channel().name()).with("opcode", kind.opcode()),
                    count));
    totals
        .flits()
        .forEach(
            (channel, flits) -> lines.total("flits", key.with("channel", channel.name()), flits));
  }

  private void seconds(HalfKey half) {
    TruthKey key = keyOf(half);
    for (HalfSecond second : truth.seconds(half)) {
      TruthLines.Span span = new TruthLines.Span(second.t0(), second.t1());
      lines.during(span, "frames_1s", key, second.frames());
      lines.during(span, "wire_bytes_1s", key, second.wireBytes());
      lines.during(span, "goodput_bytes_1s", key, second.goodputBytes());
      lines.during(span, "messages_1s", key, second.messages());
    }
  }

  private void latencies(TapView view) {
    TruthKey key =
        TruthKey.of("tap", view.tap().name())
            .with("near", view.near().toString())
            .with("far", view.far().toString());
    truth
        .latencies(view)
        .forEach(
            (request, latency) -> {
              TruthKey by = key.with("request", request.name());
              lines.total("latency_count", by, latency.count());
              lines.total("latency_sum_ns", by, latency.sumNanos());
              lines.total("latency_min_ns", by, latency.minNanos());
              lines.total("latency_max_ns", by, latency.maxNanos());
            });
  }

  private static TruthKey keyOf(HalfKey half) {
    return TruthKey.of("tap", half.tap())
        .with("mac_src", half.macSrc())
        .with("mac_dst", half.macDst());
  }
}
