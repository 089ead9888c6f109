package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.fabric.Mac;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import io.memwall.collectors.simulator.truth.HalfKey;
import io.memwall.collectors.simulator.truth.HalfSecond;
import io.memwall.collectors.simulator.truth.LiveTruth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run of a fabric too large for frames: flow records of every connection, second by second. The
 * first hosts, one in a hundred, are simulated frame by frame; the others are scaled from runs of
 * one connection at the same load.
 */
final class FlowRun {
  private static final long SECOND = 1_000_000_000L;
  private static final long STEP_MILLIS = 1_200;

  private final SimulationOptions options;
  private final Epoch epoch;
  private final long seconds;
  private final Simulation frames;
  private final Map<FlowRecord.Half, HalfKey> keys = new HashMap<>();
  private final List<FlowConnection> connections = new ArrayList<>();

  /**
   * Ready to run.
   *
   * @throws IllegalArgumentException when the scenario has no flow level
   * @throws IllegalStateException when the load has no end
   */
  FlowRun(SimulationOptions options) {
    this.options = options.withTaps(TapPlacement.HOST);
    this.epoch = Epoch.at(options.start());
    FlowLoad load = FlowLoad.of(this.options);
    this.seconds = seconds(options);
    this.frames = new Simulation(this.options, (tap, t, frame, direction) -> {}, event -> {});
    for (HalfKey key : frames.truth().halves()) {
      keys.put(new FlowRecord.Half(key.tap(), key.macSrc(), key.macDst()), key);
    }
    Map<FlowLoad.Access, Calibration> calibrations = calibrations(load);
    for (int host = options.size().frameHosts(); host < options.size().hosts(); host++) {
      SplitMix64 random = SplitMix64.stream(options.seed(), "flow:h" + host);
      connections.add(new FlowConnection(host, load, random, calibrations));
    }
  }

  private static long seconds(SimulationOptions options) {
    Optional<Duration> duration = options.load().duration();
    if (duration.isPresent()) {
      return Math.max(1, duration.orElseThrow().toSeconds());
    }
    if (options.scenario() == Scenario.LLM_TRAIN) {
      return options.load().requests() * STEP_MILLIS / 1_000 + 6;
    }
    throw new IllegalStateException(
        "scenario " + options.scenario().word() + " has no length in seconds at this size");
  }

  /** Of every kind of access that the first host ever makes. */
  private Map<FlowLoad.Access, Calibration> calibrations(FlowLoad load) {
    Map<FlowLoad.Access, Calibration> found = new HashMap<>();
    SplitMix64 random = SplitMix64.stream(options.seed(), "flow:h0");
    for (FlowLoad.Demand demand : load.in(0, 0, random)) {
      found.put(demand.access(), new Calibration(options, demand.access()));
    }
    return found;
  }

  /** Runs it all; records come second by second, host by host, first what goes to the pool. */
  void run(Consumer<FlowRecord> out) {
    LiveTruth live = frames.live();
    for (long second = 0; second < seconds; second++) {
      long t0 = epoch.startNanos() + second * SECOND;
      frames.runUntil(t0 + SECOND);
      for (int host = 0; host < options.size().frameHosts(); host++) {
        fromFrames(live, host, t0, out);
      }
      for (int i = 0; i < connections.size(); i++) {
        FlowConnection.Second counts = connections.get(i).next(second);
        int host = options.size().frameHosts() + i;
        out.accept(record(toPool(host), false, t0, counts.toPool()));
        out.accept(record(toHost(host), false, t0, counts.toHost()));
      }
    }
  }

  private void fromFrames(LiveTruth live, int host, long t0, Consumer<FlowRecord> out) {
    for (FlowRecord.Half half : List.of(toPool(host), toHost(host))) {
      live.half(keys.get(half), t0 / SECOND)
          .ifPresent(counted -> out.accept(record(half, true, t0, counts(counted))));
    }
  }

  private static FlowRecord.Counts counts(HalfSecond second) {
    return new FlowRecord.Counts(
        second.frames(),
        second.wireBytes(),
        second.goodputBytes(),
        second.messages(),
        FlowRecord.Latencies.NONE);
  }

  private static FlowRecord record(
      FlowRecord.Half half, boolean frameLevel, long t0, FlowRecord.Counts counts) {
    return new FlowRecord(half, frameLevel, t0, t0 + SECOND, counts);
  }

  private FlowRecord.Half toPool(int host) {
    return new FlowRecord.Half("h" + host + ".nic", hostMac(host), poolMac(host));
  }

  private FlowRecord.Half toHost(int host) {
    return new FlowRecord.Half("h" + host + ".nic", poolMac(host), hostMac(host));
  }

  private static String hostMac(int host) {
    return Mac.ofHost(host).toString();
  }

  private String poolMac(int host) {
    int pool = host * options.size().pools() / options.size().hosts();
    return Mac.ofPool(pool).toString();
  }

  long startNanos() {
    return epoch.startNanos();
  }

  long endNanos() {
    return epoch.startNanos() + seconds * SECOND;
  }
}
