package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Frame;
import io.memwall.collectors.simulator.fabric.Kind;
import java.util.Map;

/** Counts what one tap sees of one connection, in the order of time. */
public final class TapCounter {
  private final Truth truth;
  private final HalfTally in;
  private final HalfTally out;
  private final LatencyTally latencies = new LatencyTally();

  TapCounter(Truth truth, HalfTally in, HalfTally out) {
    this.truth = truth;
    this.in = in;
    this.out = out;
  }

  /** A frame at the tap, with the epoch nanoseconds that the tap stamps. */
  public void frame(Frame frame, Direction direction, long tNanos) {
    truth.advanceTo(tNanos);
    (direction == Direction.IN ? in : out).count(frame);
    latencies.count(frame, tNanos);
  }

  Map<Kind, Latency> latencies() {
    return latencies.byRequest();
  }
}
