package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.AllocationEvent;
import java.util.ArrayList;
import java.util.List;

/** A finished simulation with everything it emitted, decoded. */
record Runs(Simulation simulation, List<DecodedFrame> frames, List<AllocationEvent> allocations) {
  static Runs of(SimulationOptions options) {
    List<DecodedFrame> frames = new ArrayList<>();
    List<AllocationEvent> allocations = new ArrayList<>();
    Simulation simulation =
        new Simulation(
            options,
            (tap, tNanos, frame, direction) ->
                frames.add(DecodedFrame.of(tap, tNanos, frame, direction)),
            allocations::add);
    simulation.runToEnd();
    return new Runs(simulation, frames, allocations);
  }

  long messages(String what) {
    return frames.stream().filter(DecodedFrame::hasMessage).filter(f -> f.is(what)).count();
  }

  long flits(int channel) {
    return frames.stream().filter(f -> f.channel() == channel).mapToLong(DecodedFrame::flits).sum();
  }
}
