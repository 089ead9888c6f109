package io.memwall.bench;

import io.memwall.collectors.simulator.Simulation;
import java.util.List;

/** Frames made by the simulator, truth included, on one thread. */
final class Simulating {
  private final Scale scale;
  private long frames;

  Simulating(Scale scale) {
    this.scale = scale;
  }

  List<Figure> measure() {
    Cost best = Cost.of(this::run);
    for (int i = 1; i < Math.min(3, scale.passes()); i++) {
      frames = 0;
      best = best.best(Cost.of(this::run));
    }
    String how =
        "scenario quirks, size M, %,d requests a host: %,d frames at its taps, with their truth"
            .formatted(scale.requests(), frames);
    return List.of(
        Figure.of("simulate", best.millionPerSecond(frames), "M frames/s", how),
        Figure.of(
            "simulate, per second of CPU",
            best.millionPerCpuSecond(frames),
            "M frames/s",
            "the same by the thread's CPU time"));
  }

  private void run() {
    new Simulation(
            Traffic.options(scale.requests()),
            (tap, tNanos, frame, direction) -> frames++,
            event -> {})
        .runToEnd();
  }
}
