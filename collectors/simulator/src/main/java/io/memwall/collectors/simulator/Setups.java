package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.MemoryTimes;
import io.memwall.collectors.simulator.fabric.Buffers;
import io.memwall.collectors.simulator.fabric.Chance;
import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.DropRule;
import io.memwall.collectors.simulator.fabric.LinkSpeed;
import io.memwall.collectors.simulator.fabric.LossPlan;
import io.memwall.collectors.simulator.fabric.Reconnects;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.fabric.TapFaults;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import io.memwall.collectors.simulator.fabric.TapPlan;
import io.memwall.collectors.simulator.fabric.Topology;
import java.time.Duration;
import java.util.Optional;

/** What the scenarios change of the plain options: 100 Gb/s, 500 ns, windows of sixteen. */
final class Setups {
  private static final long GIB = 1L << 30;

  private Setups() {}

  /** As many reads as the window lets through; at the large sizes 200 a second for a minute. */
  static SimulationOptions plain(SimulationOptions plain) {
    return plain.size().level() == Size.Level.FRAMES
        ? plain
        : plain.withLoad(Load.paced(5_000_000, Duration.ofMinutes(1)));
  }

  /** All hosts of a pool in one capture: only there is it seen how lines move. */
  static SimulationOptions shared(SimulationOptions plain) {
    return plain.withTaps(TapPlacement.POOL).withWindow(1);
  }

  static SimulationOptions starve(SimulationOptions plain, int flits) {
    return plain.withConnections(
        plain.network().connections().withBuffers(Buffers.OF_PROFILE.with(Channel.D, flits)));
  }

  static SimulationOptions lossy(SimulationOptions plain, long perMillion) {
    LossPlan loss = LossPlan.bernoulli(Chance.perMillion(perMillion));
    return plain
        .withTaps(TapPlacement.BOTH)
        .withLinks(plain.network().links().withLoss(loss, loss))
        .withRequests(3_000);
  }

  /** One frame in a hundred is lost on average, half of them in bursts of about ten. */
  static SimulationOptions lossyInBursts(SimulationOptions plain) {
    LossPlan loss =
        new LossPlan.GilbertElliott(
            Chance.perMillion(1_000),
            Chance.perMillion(100_000),
            Chance.perMillion(5_000),
            Chance.perMillion(500_000));
    return plain
        .withTaps(TapPlacement.BOTH)
        .withLinks(plain.network().links().withLoss(loss, loss))
        .withRequests(3_000);
  }

  /**
   * 256 requests at each pool whatever the size, more than its port answers in the time of one; and
   * room for all answers at the hosts, so that the port and not credits is what there is too little
   * of.
   */
  static SimulationOptions incast(SimulationOptions plain) {
    Topology.Switched topology = new Topology.Switched(SimulationOptions.FAST, 1L << 20);
    return starve(plain, 1 << 12)
        .withTaps(TapPlacement.BOTH)
        .withLinks(plain.network().links().withTopology(topology))
        .withWindow(256 / plain.size().hostsPerPool())
        .withRequests(5_000);
  }

  /** For a time, not for a number of requests: in the end all would have had as much as another. */
  static SimulationOptions incastWeighted(SimulationOptions plain) {
    return incast(plain).withDuration(Duration.ofNanos(200_000));
  }

  static SimulationOptions exhaustion(SimulationOptions plain) {
    return plain.withLoad(Load.paced(10_000_000, Duration.ofMinutes(3)));
  }

  static SimulationOptions leak(SimulationOptions plain) {
    return plain
        .withMemory(plain.memory().withPoolBytes(256 * GIB))
        .withLoad(Load.paced(60_000_000_000L, Duration.ofHours(8)));
  }

  static SimulationOptions fragment(SimulationOptions plain) {
    return plain
        .withMemory(plain.memory().withPoolBytes(GIB))
        .withLoad(Load.paced(1_000_000, Duration.ofSeconds(10)));
  }

  /** Slow cables, so that shares of their rate are not millions of frames. */
  static SimulationOptions llmTrain(SimulationOptions plain) {
    return plain
        .withLink(new LinkSpeed(200_000_000, 500))
        .withRequests(plain.size() == Size.L ? 4 : 10);
  }

  static SimulationOptions llmInfer(SimulationOptions plain) {
    return starve(plain, 1 << 14)
        .withLink(new LinkSpeed(1_000_000_000, 500))
        .withLoad(Load.paced(200_000_000, Duration.ofMinutes(1)));
  }

  /** Room for all answers at the hosts: the line is what there is too little of, not credits. */
  static SimulationOptions hotspot(SimulationOptions plain) {
    return starve(plain, 1 << 12)
        .withLink(new LinkSpeed(20_000_000, 500))
        .withTaps(TapPlacement.BOTH)
        .withMemory(plain.memory().withTimes(new MemoryTimes(70_000, 70_000, 70_000, 64, 40)))
        .withLoad(Load.paced(8_000_000, Duration.ofSeconds(320)).withWindow(16));
  }

  static SimulationOptions quirks(SimulationOptions plain) {
    return plain.withMemory(plain.memory().withCacheLines(32)).withRequests(2_000);
  }

  static DropRule twoPercent() {
    return new DropRule.Random(Chance.perMillion(20_000));
  }

  static SimulationOptions faults(SimulationOptions plain, TapFaults faults) {
    return plain.withTaps(TapPlan.at(TapPlacement.BOTH, faults)).withRequests(3_000);
  }

  static SimulationOptions framing(SimulationOptions plain, TapFaults.Framing framing) {
    return faults(plain, TapFaults.NONE.withFraming(framing));
  }

  static SimulationOptions oneSided(SimulationOptions plain) {
    return faults(plain, TapFaults.NONE.withSides(TapFaults.Sides.TO_POOL))
        .withTaps(
            TapPlan.at(TapPlacement.HOST, TapFaults.NONE.withSides(TapFaults.Sides.TO_POOL))
                .with(Tap.Position.POOL, TapFaults.NONE.withSides(TapFaults.Sides.TO_HOST)));
  }

  static SimulationOptions skewed(SimulationOptions plain) {
    return faults(plain, TapFaults.NONE)
        .withTaps(
            TapPlan.at(TapPlacement.HOST, clock(-100_000)).with(Tap.Position.POOL, clock(100_000)));
  }

  private static TapFaults clock(long offsetNanos) {
    return TapFaults.NONE.withClock(new TapFaults.Clock(offsetNanos, 0));
  }

  /** What can go wrong at one tap at the same time, at the hosts and at the pools. */
  static SimulationOptions allFaults(SimulationOptions plain) {
    TapFaults hosts =
        clock(-100_000)
            .withDrops(new DropRule.EveryNth(97))
            .withQuantumNanos(256)
            .withFraming(new TapFaults.Framing(true, 100, 0, 0));
    TapFaults pools =
        clock(100_000)
            .withMirrorDelayNanos(2_000)
            .withFraming(new TapFaults.Framing(false, 200, 100, 96));
    return faults(plain, hosts)
        .withTaps(TapPlan.at(TapPlacement.HOST, hosts).with(Tap.Position.POOL, pools));
  }

  static SimulationOptions deliveryFaults(SimulationOptions plain) {
    return plain.withLoad(Load.paced(2_000_000, Duration.ofMinutes(1)));
  }

  static SimulationOptions wrap(SimulationOptions plain) {
    return plain.withFirstNumber((1 << 22) - 100).withRequests(10_000);
  }

  static SimulationOptions reconnect(SimulationOptions plain, Reconnects.Manner manner) {
    return plain
        .withConnections(
            plain.network().connections().withReconnects(new Reconnects(5, 200_000, manner)))
        .withLoad(Load.requests(0).withLimits(0, Optional.of(Duration.ofNanos(1_300_000))));
  }

  /**
   * Without end at the sizes that one agent can watch. Cables are slow and long, and pools slow, so
   * that lines in transit and waits for credits fill a second with thousands of frames and not with
   * millions.
   */
  static SimulationOptions demo(SimulationOptions plain) {
    LossPlan loss = Act.badCable(plain.size().frameHosts());
    SimulationOptions options =
        starve(plain, Act.ROOM_BLOCKS * Act.BLOCK_FLITS)
            .withServiceNanos(200_000)
            .withLinks(plain.network().links().withLoss(loss, loss))
            .withLink(new LinkSpeed(100_000_000, 200_000))
            .withTaps(TapPlacement.POOL);
    return plain.size().level() == Size.Level.FRAMES
        ? options.withLoad(new Load(1, 5_000_000, 0, Optional.empty()))
        : options.withLoad(Load.paced(50_000_000, Duration.ofMinutes(1)));
  }
}
