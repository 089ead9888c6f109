package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.Extent;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.fabric.Mac;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import io.memwall.collectors.simulator.truth.HalfKey;
import io.memwall.collectors.simulator.truth.HalfSecond;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What one connection does for so many accesses of one kind, simulated frame by frame at several
 * loads: acks, credits and queueing differ with the load, and with the profile.
 */
final class Calibration {
  static final int REQUESTS = 1_024;

  /** Of the line rate, in hundredths of a percent; at the least no request meets another. */
  private static final int[] LOADS = {
    1, 10, 100, 500, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 9_500,
  };

  private static final long SECOND = 1_000_000_000L;

  private final NavigableMap<Long, Point> byRate = new TreeMap<>();

  /**
   * Sums over {@value #REQUESTS} requests.
   *
   * @param toPool frames, wire bytes, goodput and messages on the way to the pool
   */
  record Point(HalfSecond toPool, HalfSecond toHost, FlowRecord.Latencies latency) {}

  Calibration(SimulationOptions options, FlowLoad.Access access) {
    long rate = options.network().links().speed().bitsPerSecond();
    long bits = access.write() ? LlmTrain.WRITE_WIRE_BITS : 8 * (86 + (1L << access.size()) - 22);
    for (int load : LOADS) {
      long perSecond = Math.max(1, rate / bits * load / 10_000);
      byRate.put(perSecond, new Run(options, access, perSecond).point());
    }
  }

  /** The nearest load that is not above this one. */
  Point at(long requestsPerSecond) {
    var entry = byRate.floorEntry(requestsPerSecond);
    return (entry == null ? byRate.firstEntry() : entry).getValue();
  }

  /** One connection at one load. */
  private static final class Run {
    private static final String HOST = Mac.ofHost(0).toString();

    private final FlowLoad.Access access;
    private final long meanNanos;
    private final SimulationOptions options;
    private long count;
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max;

    Run(SimulationOptions options, FlowLoad.Access access, long perSecond) {
      this.access = access;
      this.meanNanos = SECOND / perSecond;
      // A connection that is open already: the frames of its opening are no part of a load.
      this.options =
          options
              .withSize(Size.S)
              .withTaps(TapPlacement.HOST)
              .withFirstNumber(1)
              .withLoad(Load.requests(REQUESTS));
    }

    Point point() {
      Simulation simulation =
          new Simulation(options, this::begin, (tap, t, frame, direction) -> {}, event -> {});
      simulation.runToEnd();
      return new Point(
          sum(simulation, half -> half.macSrc().equals(HOST)),
          sum(simulation, half -> half.macDst().equals(HOST)),
          new FlowRecord.Latencies(count, sum, min, max));
    }

    private void begin(World world) {
      Host host = world.hosts().get(0);
      SplitMix64 random = world.stream("calibration");
      Extent memory = new Extent(world.machines().poolOf(0).base(), World.RESIDENT_BYTES);
      Addresses addresses = new Addresses(memory, random);
      OpenLoop loop =
          new OpenLoop(
              world, host, OpenLoop.Pace.byChance(meanNanos, random), () -> work(world, addresses));
      host.onConnected(loop::start);
    }

    private Work work(World world, Addresses addresses) {
      long address = addresses.next(access.size());
      return (host, done) -> {
        long asked = world.timeline().now();
        Runnable timed = () -> answered(world.timeline().now() - asked);
        Work work =
            access.write() ? Work.put(address, access.size()) : Work.get(address, access.size());
        work.begin(host, timed);
      };
    }

    private void answered(long picos) {
      long nanos = picos / 1_000;
      count++;
      sum += nanos;
      min = Math.min(min, nanos);
      max = Math.max(max, nanos);
    }

    private static HalfSecond sum(Simulation simulation, Predicate<HalfKey> which) {
      List<HalfSecond> seconds =
          simulation.truth().halves().stream()
              .filter(which)
              .flatMap(half -> simulation.truth().seconds(half).stream())
              .toList();
      return new HalfSecond(
          0,
          0,
          seconds.stream().mapToLong(HalfSecond::frames).sum(),
          seconds.stream().mapToLong(HalfSecond::wireBytes).sum(),
          seconds.stream().mapToLong(HalfSecond::goodputBytes).sum(),
          seconds.stream().mapToLong(HalfSecond::messages).sum());
    }
  }
}
