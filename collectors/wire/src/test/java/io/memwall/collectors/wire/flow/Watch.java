package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameBuilder;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.match.Outcome;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A flow table, frames to feed it at given times, and all it tells. */
final class Watch implements FrameListener {
  /** A transaction that ended; the latency is empty unless it was matched. */
  record Ended(
      LatencyClass latencyClass,
      Outcome outcome,
      long latencyNanos,
      int source,
      int requester,
      boolean repeated) {}

  /** A finding. */
  record Found(Anomaly code, long frame, int direction, long expected, long seen) {}

  /** A turn in the connection's life. */
  record Turn(ConnectionEventView.Kind kind, Anomaly code, long frame) {}

  final FlowTable table;
  final List<Ended> ended = new ArrayList<>();
  final List<Found> found = new ArrayList<>();
  final List<Turn> turns = new ArrayList<>();
  final List<SequenceClass> classes = new ArrayList<>();

  Watch() {
    this(FlowSettings.of(DecoderSettings.DEFAULT, "watched"));
  }

  Watch(FlowSettings settings) {
    table = new FlowTable(settings, this);
  }

  /** A frame at a time in ns. */
  Watch at(long nanos, FrameBuilder frame) {
    ByteBuffer bytes = frame.buffer();
    table.onFrame(nanos, bytes, 0, bytes.limit(), bytes.limit());
    return this;
  }

  /** The same with a hint. */
  Watch at(long nanos, FrameBuilder frame, FrameHint hint) {
    ByteBuffer bytes = frame.buffer();
    table.onFrame(nanos, bytes, 0, bytes.limit(), bytes.limit(), hint);
    return this;
  }

  Recorded cut() {
    return Recorded.cut(table);
  }

  /** Latencies of a class, in the order of the answers. */
  List<Long> latencies(LatencyClass latencyClass) {
    return ended.stream()
        .filter(t -> t.latencyClass() == latencyClass && t.outcome() == Outcome.MATCHED)
        .map(Ended::latencyNanos)
        .toList();
  }

  List<Outcome> outcomes() {
    return ended.stream().map(Ended::outcome).toList();
  }

  List<Anomaly> codes() {
    return found.stream().map(Found::code).toList();
  }

  List<ConnectionEventView.Kind> kinds() {
    return turns.stream().map(Turn::kind).toList();
  }

  @Override
  public void onFrame(long nanos, Frame frame, HalfView half, SequenceClass sequenceClass) {
    classes.add(sequenceClass);
  }

  @Override
  public void onTransaction(TransactionView t, HalfView requester) {
    OptionalLong answered = t.responseNanos();
    ended.add(
        new Ended(
            t.latencyClass(),
            t.outcome(),
            answered.isPresent() ? t.latencyNanos() : -1,
            t.source(),
            requester.direction(),
            t.retransInvolved()));
  }

  @Override
  public void onViolation(ViolationView v) {
    found.add(new Found(v.code(), v.frameNumber(), v.half().direction(), v.expected(), v.seen()));
  }

  @Override
  public void onConnection(ConnectionEventView event) {
    turns.add(new Turn(event.kind(), event.code().orElse(null), event.frameNumber()));
  }
}
