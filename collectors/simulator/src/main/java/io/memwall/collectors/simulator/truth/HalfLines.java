package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.fabric.TapView;
import java.util.List;
import java.util.Map;

/** Says what the taps saw of every half and connection. */
final class HalfLines {
  private static final int[] PERCENTILES = {50, 90, 99};

  /** A hundredth: what a tap sees of a wait begins and ends a little off. */
  private static final long STALL_TOLERANCE = 100;

  private final Truth truth;
  private final TruthLines lines;

  HalfLines(Truth truth, TruthLines lines) {
    this.truth = truth;
    this.lines = lines;
  }

  void write() {
    truth.halves().forEach(this::totals);
    truth.halves().forEach(this::seconds);
    for (TapView view : truth.views()) {
      connection(view);
      stalls(view, Direction.OUT);
      stalls(view, Direction.IN);
    }
    truth.taps().forEach(this::tap);
  }

  private void tap(Tap tap, TapTruth seen) {
    TruthKey key = TruthKey.of("tap", tap.name());
    lines.total("tap_frames", key, seen.frames());
    lines.total("mirror_duplicates", key, seen.duplicates());
  }

  private void totals(HalfKey half) {
    TruthKey key = keyOf(half);
    HalfTotals totals = truth.totals(half);
    if (totals.frames() == 0) {
      return;
    }
    totals.figures().forEach((figure, count) -> lines.total(figure.metric(), key, count));
    totals
        .messages()
        .forEach(
            (kind, count) ->
                lines.total(
                    "messages",
                    key.with("channel", kind.channel().name()).with("opcode", kind.opcode()),
                    count));
    byChannel("flits", key, totals.flits());
    byChannel("credits_consumed", key, totals.flits());
    byChannel("credits_granted", key, totals.creditsGranted());
    totals
        .params()
        .forEach(
            (value, count) ->
                lines.total(
                    "params",
                    key.with("group", value.group().name()).with("param", value.param()),
                    count));
    totals
        .classFlits()
        .forEach(
            (purpose, count) ->
                lines.total("class_flits", key.with("class", purpose.name()), count));
    totals
        .anomalies()
        .forEach((code, count) -> lines.total("anomalies", key.with("code", code), count));
  }

  private void byChannel(String metric, TruthKey key, Map<Channel, Long> counts) {
    counts.forEach(
        (channel, count) -> lines.total(metric, key.with("channel", channel.name()), count));
  }

  private void stalls(TapView view, Direction direction) {
    if (!truth.seesBothSides(view)) {
      return;
    }
    TruthKey key = keyOf(HalfKey.of(view, direction));
    truth
        .stalls(view, direction)
        .forEach(
            (channel, stall) -> {
              TruthKey by = key.with("channel", channel.name());
              long nanos = stall.picos() / Timeline.PICOS_PER_NANO;
              lines.total("stall_ns", by, nanos, nanos / STALL_TOLERANCE);
              lines.total("stall_events", by, stall.events(), 1 + stall.events() / STALL_TOLERANCE);
            });
  }

  private void seconds(HalfKey half) {
    if (half.dir().isPresent() && truth.totals(half).frames() == 0) {
      return;
    }
    TruthKey key = keyOf(half);
    List<HalfSecond> seconds = truth.seconds(half);
    if (!Grain.of(seconds.size()).isFine() || truth.isOutOfStep(half.tap())) {
      return;
    }
    for (HalfSecond second : seconds) {
      TruthLines.Span span = new TruthLines.Span(second.t0(), second.t1());
      lines.during(span, "frames_1s", key, second.frames());
      lines.during(span, "wire_bytes_1s", key, second.wireBytes());
      lines.during(span, "goodput_bytes_1s", key, second.goodputBytes());
      lines.during(span, "messages_1s", key, second.messages());
    }
  }

  /** Where a tap sees one side only, or not all messages, nothing is known of answers. */
  private void connection(TapView view) {
    if (!truth.seesBothSides(view) || !truth.seesAllMessages(view)) {
      return;
    }
    TruthKey key =
        TruthKey.of("tap", view.tap().name())
            .with("near", view.near().toString())
            .with("far", view.far().toString());
    ConnectionTotals totals = truth.connection(view);
    lines.total("incarnations", key, totals.incarnations());
    lines.total("matched", key, totals.answers().matched());
    lines.total("matched_ambiguous", key, totals.answers().ambiguous());
    lines.total("outstanding_at_end", key, totals.answers().outstanding());
    lines.total("unmatched", key.with("reason", "responses"), totals.answers().responsesAlone());
    totals
        .unmatched()
        .forEach((reason, count) -> lines.total("unmatched", key.with("reason", reason), count));
    totals
        .denied()
        .forEach((request, n) -> lines.total("denied", key.with("request", request.name()), n));
    totals
        .latencies()
        .forEach((request, latency) -> latency(key.with("request", request.name()), latency));
  }

  private void latency(TruthKey key, Latency latency) {
    lines.total("latency_count", key, latency.count());
    lines.total("latency_sum_ns", key, latency.sumNanos());
    latency.minNanos().ifPresent(nanos -> lines.total("latency_min_ns", key, nanos));
    latency.maxNanos().ifPresent(nanos -> lines.total("latency_max_ns", key, nanos));
    for (int percent : PERCENTILES) {
      latency
          .percentile(percent)
          .ifPresent(nanos -> lines.total("latency_p" + percent + "_ns", key, nanos));
    }
  }

  private TruthKey keyOf(HalfKey half) {
    TruthKey key =
        TruthKey.of("tap", half.tap())
            .with("mac_src", half.macSrc())
            .with("mac_dst", half.macDst());
    if (half.outerVlan() > 0) {
      key = key.with("vlan", half.outerVlan());
    }
    if (half.innerVlan() > 0) {
      key = key.with("inner_vlan", half.innerVlan());
    }
    return half.dir().isPresent() ? key.with("dir", isSeenFirst(half) ? 0 : 1) : key;
  }

  /** Of two directions with equal addresses; the only one a tap sees is its first. */
  private boolean isSeenFirst(HalfKey half) {
    return half.dir().getAsInt() == 0 || truth.totals(half.opposite()).frames() == 0;
  }
}
