package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.truth.HalfSecond;
import java.util.List;
import java.util.Map;

/** One connection at flow level; what does not divide evenly waits for the next second. */
final class FlowConnection {
  private final int host;
  private final FlowLoad load;
  private final SplitMix64 random;
  private final Map<FlowLoad.Access, Calibration> calibrations;
  private final Scaled toPool = new Scaled();
  private final Scaled toHost = new Scaled();
  private final Share latencySum = new Share();

  /** Counts of both ways in one second. */
  record Second(FlowRecord.Counts toPool, FlowRecord.Counts toHost) {}

  FlowConnection(
      int host, FlowLoad load, SplitMix64 random, Map<FlowLoad.Access, Calibration> calibrations) {
    this.host = host;
    this.load = load;
    this.random = random;
    this.calibrations = calibrations;
  }

  Second next(long second) {
    List<FlowLoad.Demand> demands = load.in(host, second, random);
    FlowRecord.Latencies latency = FlowRecord.Latencies.NONE;
    toPool.clear();
    toHost.clear();
    for (FlowLoad.Demand demand : demands) {
      if (demand.requests() > 0) {
        Calibration.Point point = calibrations.get(demand.access()).at(demand.requests());
        toPool.add(point.toPool(), demand.requests());
        toHost.add(point.toHost(), demand.requests());
        latency = plus(latency, point.latency(), demand.requests());
      }
    }
    return new Second(toPool.counts(latency), toHost.counts(FlowRecord.Latencies.NONE));
  }

  private FlowRecord.Latencies plus(
      FlowRecord.Latencies sofar, FlowRecord.Latencies point, long requests) {
    long min = sofar.count() == 0 ? point.minNanos() : Math.min(sofar.minNanos(), point.minNanos());
    return new FlowRecord.Latencies(
        sofar.count() + requests,
        sofar.sumNanos() + latencySum.of(point.sumNanos(), requests),
        min,
        Math.max(sofar.maxNanos(), point.maxNanos()));
  }

  /** So many of {@link Calibration#REQUESTS} of a sum; the remainder is not lost. */
  private static final class Share {
    private long rest;

    long of(long sum, long requests) {
      long scaled = Math.multiplyExact(sum, requests) + rest;
      rest = scaled % Calibration.REQUESTS;
      return scaled / Calibration.REQUESTS;
    }
  }

  /** One way. */
  private static final class Scaled {
    private final Share frameShare = new Share();
    private final Share wireShare = new Share();
    private final Share goodputShare = new Share();
    private final Share messageShare = new Share();
    private long frames;
    private long wireBytes;
    private long goodputBytes;
    private long messages;

    void clear() {
      frames = 0;
      wireBytes = 0;
      goodputBytes = 0;
      messages = 0;
    }

    void add(HalfSecond point, long requests) {
      frames += frameShare.of(point.frames(), requests);
      wireBytes += wireShare.of(point.wireBytes(), requests);
      goodputBytes += goodputShare.of(point.goodputBytes(), requests);
      messages += messageShare.of(point.messages(), requests);
    }

    FlowRecord.Counts counts(FlowRecord.Latencies latency) {
      return new FlowRecord.Counts(frames, wireBytes, goodputBytes, messages, latency);
    }
  }
}
