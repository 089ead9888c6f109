package io.memwall.standalone.replay;

import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import io.memwall.standalone.verify.ScenarioRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Scenarios one after the other on the same nodes, each through agents of its own: traffic of every
 * kind, lost frames, blind taps, lines that are fought over, pools that fill up, nodes that begin
 * anew.
 */
final class MixedLoad {
  private static final long MILLI = 1_000_000;

  /** Without those that have a length of their own. */
  private static final List<Act> BRIEF =
      List.of(
          new Act(Scenario.DEMO, Size.S, 5 * MILLI, 4),
          new Act(Scenario.LOSSY_1, Size.S, 2 * MILLI, 1),
          new Act(Scenario.PINGPONG, Size.S, 2 * MILLI, 1),
          new Act(Scenario.DEMO, Size.S, 5 * MILLI, 2));

  private static final List<Act> ACTS =
      List.of(
          new Act(Scenario.DEMO, Size.M, 20 * MILLI, 8),
          new Act(Scenario.HOTSPOT, Size.S, 8 * MILLI, 5),
          new Act(Scenario.LOSSY_1, Size.S, 2 * MILLI, 2),
          new Act(Scenario.PINGPONG, Size.S, 2 * MILLI, 2),
          new Act(Scenario.EXHAUSTION, Size.S, 10 * MILLI, 3),
          new Act(Scenario.CAPTURE_FAULTS_ALL, Size.S, 2 * MILLI, 2),
          new Act(Scenario.LLM_TRAIN, Size.S, 0, 1),
          new Act(Scenario.LLM_INFER, Size.S, 200 * MILLI, 2),
          new Act(Scenario.QUIRKS_LOSSY, Size.M, 5 * MILLI, 2),
          new Act(Scenario.DEMO, Size.M, 20 * MILLI, 3));

  private final List<Act> acts;
  private final Duration length;
  private Instant end;

  /**
   * A scenario.
   *
   * @param gapNanos between the requests of a host; 0 leaves it as it is
   * @param share of the whole
   */
  private record Act(Scenario scenario, Size size, long gapNanos, int share) {
    SimulationOptions options(Instant from, Duration lasting, long seed) {
      var options =
          SimulationOptions.of(scenario, size).withStart(from).withSeed(seed).withDuration(lasting);
      return gapNanos == 0 ? options : options.withInterArrivalNanos(gapNanos);
    }
  }

  private MixedLoad(List<Act> acts, Instant start, Duration length) {
    this.acts = acts;
    this.length = length;
    end = start;
  }

  /** Everything; some of it takes minutes, however short the whole is to be. */
  static MixedLoad full(Instant start, Duration length) {
    return new MixedLoad(ACTS, start, length);
  }

  /** A little of it, and no longer than asked for. */
  static MixedLoad brief(Instant start, Duration length) {
    return new MixedLoad(BRIEF, start, length);
  }

  /** Runs all of it; Kafka has every event when this returns the end. */
  Instant run(String kafka, Path directory) throws IOException {
    int shares = acts.stream().mapToInt(Act::share).sum();
    int number = 0;
    for (Act act : acts) {
      var options =
          act.options(end, length.multipliedBy(act.share()).dividedBy(shares), 42 + number);
      var lasted = new AtomicLong();
      new ScenarioRun(options)
          .run(kafka, directory.resolve("truth-" + number++ + ".jsonl"), lasted::set);
      end = end.plusNanos(lasted.get());
    }
    return end;
  }

  /** When the last of it was over. */
  Instant end() {
    return end;
  }
}
