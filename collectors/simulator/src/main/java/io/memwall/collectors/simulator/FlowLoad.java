package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.core.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/** How many requests every host makes in every second, without making them. */
@FunctionalInterface
interface FlowLoad {
  /** Kind of access: 2^size bytes read or written. */
  record Access(boolean write, int size) {}

  /** So many of one kind. */
  record Demand(Access access, long requests) {}

  long SECOND = 1_000_000_000L;
  Access LINE_READ = new Access(false, 6);
  Access BLOCK_READ = new Access(false, 10);
  Access BLOCK_WRITE = new Access(true, 10);

  /**
   * The requests of one host.
   *
   * @param second since the start
   * @param random this host's own
   */
  List<Demand> in(int host, long second, SplitMix64 random);

  /**
   * The load of a scenario.
   *
   * @throws IllegalArgumentException when the scenario is about frames, naming those that are not
   */
  static FlowLoad of(SimulationOptions options) {
    return switch (options.scenario()) {
      case STEADY -> steady(options);
      case DEMO -> demo(options);
      case HOTSPOT -> hotspot(options);
      case LLM_TRAIN -> training(options);
      default ->
          throw new IllegalArgumentException(
              "scenario "
                  + options.scenario().word()
                  + " is about frames; at sizes XL and XXL there are steady, demo, hotspot and"
                  + " llm-train");
    };
  }

  private static FlowLoad steady(SimulationOptions options) {
    long interval = options.load().interArrivalNanos();
    if (interval == 0) {
      throw new IllegalArgumentException(
          "flow records need a pace: set interval-ns, the time between two requests of a host");
    }
    return (host, second, random) -> List.of(new Demand(LINE_READ, SECOND / interval));
  }

  private static FlowLoad demo(SimulationOptions options) {
    long interval = Math.max(1, options.load().interArrivalNanos());
    return (host, second, random) -> {
      long mean = SECOND * (host + 1) / interval * OpenLoop.Pace.tide(second) / 100;
      long requests = varied(mean, random);
      long writes = requests / 4;
      return List.of(new Demand(BLOCK_READ, requests - writes), new Demand(BLOCK_WRITE, writes));
    };
  }

  /** By a sixteenth at most. */
  private static long varied(long mean, SplitMix64 random) {
    long span = mean / 16;
    return mean - span + random.below(2 * span + 1);
  }

  private static FlowLoad hotspot(SimulationOptions options) {
    long light = SECOND / Math.max(1, options.load().interArrivalNanos());
    long most = blocksPerSecond(options, 100);
    int hot = Hotspot.hotHosts(options.size());
    long warm = blocksPerSecond(options, Hotspot.WARM_PERCENT);
    return (host, second, random) -> {
      long since = second * SECOND - Hotspot.QUIET_NANOS;
      if (host >= hot
          || since < 0
          || since >= Hotspot.WARM_NANOS + Hotspot.CROWDED_NANOS + Hotspot.HOT_NANOS) {
        return List.of(new Demand(BLOCK_READ, light));
      }
      return List.of(new Demand(BLOCK_READ, since < Hotspot.WARM_NANOS ? warm : most));
    };
  }

  private static long blocksPerSecond(SimulationOptions options, int percent) {
    long rate = options.network().links().speed().bitsPerSecond();
    return rate * percent / 100 / LlmTrain.READ_WIRE_BITS;
  }

  private static FlowLoad training(SimulationOptions options) {
    long steps = options.load().requests();
    return (host, second, random) -> {
      List<Demand> demands = new ArrayList<>();
      TrainingShares shares = TrainingShares.in(second, steps);
      demands.add(new Demand(BLOCK_READ, blocksPerSecond(options, 1) * shares.read() / 1_000));
      demands.add(new Demand(BLOCK_WRITE, blocksPerSecond(options, 1) * shares.write() / 1_000));
      return demands;
    };
  }
}
