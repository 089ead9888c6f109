package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.flow.ConnectionEventView.Kind;
import io.memwall.collectors.wire.flow.ViolationView.Evidence;
import io.memwall.collectors.wire.match.Violation;

/** Counts findings and tells the listener of them, with the frame at hand as evidence. */
final class Reports {
  private final Sighting seen;
  private final FrameListener listener;
  private final HalfView halfView;
  private final ViolationView violation = new ViolationView();
  private final ConnectionEventView event = new ConnectionEventView();

  Reports(Sighting seen, FrameListener listener, HalfView halfView) {
    this.seen = seen;
    this.listener = listener;
    this.halfView = halfView;
  }

  /** A finding without numbers. */
  void found(Half half, Anomaly code) {
    found(half, code, Evidence.NONE, 0, 0);
  }

  void found(Half half, Anomaly code, Evidence evidence, long expected, long found) {
    half.interval.add(code);
    violation.of(seen.nanos, seen.frameNumber, halfView.of(half));
    listener.onViolation(violation.set(code, evidence, expected, found));
    quirk(half, code);
  }

  /** A broken rule of the matched messages; its frame may have been seen some time ago. */
  void broken(Half half, Violation broken) {
    Anomaly code = Violations.anomaly(broken.code());
    half.interval.add(code);
    violation.of(broken.nanos(), broken.frameNumber(), halfView.of(half));
    violation.set(code, Violations.evidence(broken.code()), broken.expected(), broken.seen());
    listener.onViolation(violation.about(broken));
  }

  /** Tells of a deviation the first time a connection shows it. */
  void quirk(Half half, Anomaly code) {
    if (half.connection.quirks.isFirst(code)) {
      event(Kind.QUIRK, code, half);
    }
  }

  void event(Kind kind, Half half) {
    event(kind, null, half);
  }

  void event(Kind kind, Anomaly why, Half half) {
    event.set(kind, why, seen.nanos, seen.frameNumber);
    listener.onConnection(event.of(halfView.of(half)));
  }
}
