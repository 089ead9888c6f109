package io.memwall.standalone.verify;

import io.memwall.collectors.agent.SteppedAgent;
import io.memwall.collectors.agent.allocation.AllocationIntake;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.fabric.InventoryObject;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.fabric.TapPlan;
import io.memwall.collectors.wire.flow.MirrorMode;
import io.memwall.standalone.demo.Translation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An agent at every node of a simulated fabric, and what it looks at there. */
final class Watchers implements AutoCloseable {
  /** As often as a real agent looks at its host. */
  private static final long LOOK_NS = 10_000_000_000L;

  private final Map<String, SteppedAgent> agents = new LinkedHashMap<>();
  private final Map<String, SimulatedHost> hosts = new LinkedHashMap<>();
  private final List<String> tapNodes = new ArrayList<>();
  private final Simulation simulation;
  private final Kind kind;
  private final long start;
  private long lookedNanos = Long.MIN_VALUE;

  /**
   * How they watch.
   *
   * @param captures whether frames are seen; otherwise hosts have port counters and pressure only
   * @param interval what a flow record covers
   * @param taps which of them show frames twice; their agents are told so
   */
  record Kind(boolean captures, IntervalLength interval, TapPlan taps) {
    MirrorMode copies(Tap tap) {
      return taps.faultsAt(tap.position()).filter(f -> f.mirrorDelayNanos() > 0).isPresent()
          ? MirrorMode.ON
          : MirrorMode.AUTO;
    }
  }

  /**
   * Connects them, and says what the fabric is made of.
   *
   * @param kind how they watch
   */
  Watchers(Simulation simulation, KafkaTarget kafka, Kind kind) throws IOException {
    this.simulation = simulation;
    this.kind = kind;
    start = simulation.nowNanos();
    for (InventoryObject object : simulation.inventory()) {
      if (object instanceof InventoryObject.Node node) {
        agents.put(node.objectId(), agent(node.objectId(), kafka));
      }
    }
    for (Tap tap : simulation.taps()) {
      tapNodes.add(tap.nodeId());
      if (!agents.containsKey(tap.nodeId())) {
        agents.put(tap.nodeId(), agent(tap.nodeId(), kafka));
      }
      agents.get(tap.nodeId()).declare(tap.name(), Translation.kind(tap.position()));
    }
    for (InventoryObject object : simulation.inventory()) {
      agents.values().iterator().next().intake().inventory(Translation.version(object, start));
      if (object instanceof InventoryObject.Port port && isHost(port.nodeId())) {
        hosts.put(port.nodeId(), host(port));
      }
    }
    look(start);
  }

  private SteppedAgent agent(String node, KafkaTarget kafka) {
    var taps =
        simulation.taps().stream()
            .filter(tap -> kind.captures() && tap.nodeId().equals(node))
            .map(Tap::name)
            .toList();
    var identity = new Identity(node, Identity.NO_BOOT, start, "verify", "simulated", "");
    MirrorMode copies =
        simulation.taps().stream()
            .filter(tap -> isAt(tap, node))
            .map(kind::copies)
            .findFirst()
            .orElse(MirrorMode.AUTO);
    var watching = new SteppedAgent.Watching(kind.interval(), copies);
    return new SteppedAgent(identity, taps, kafka, watching);
  }

  private boolean isHost(String node) {
    return simulation.inventory().stream()
        .anyMatch(
            object ->
                object instanceof InventoryObject.Node found
                    && found.objectId().equals(node)
                    && found.kind() == Tap.Position.HOST);
  }

  private SimulatedHost host(InventoryObject.Port port) throws IOException {
    boolean tapped = simulation.taps().stream().anyMatch(tap -> isAt(tap, port.nodeId()));
    // Without frames only the first host has counters, so that the others have pressure alone.
    boolean counted = tapped && (kind.captures() || hosts.isEmpty());
    return new SimulatedHost(
        new SimulatedHost.Nic(port.mac().toString(), port.cable().bitsPerSecond(), counted));
  }

  private static boolean isAt(Tap tap, String node) {
    return tap.nodeId().equals(node);
  }

  /** Where the allocator of a pool reports to. */
  AllocationIntake intakeOf(String poolId) {
    String node =
        simulation.inventory().stream()
            .filter(object -> object.objectId().equals(poolId))
            .map(object -> ((InventoryObject.Pool) object).nodeId())
            .findFirst()
            .orElseThrow();
    return agents.get(node).intake();
  }

  /** A tap saw a frame. */
  void frame(Tap tap, Frame frame, int bytesWithoutFcs) {
    Optional.ofNullable(hosts.get(tap.nodeId()))
        .ifPresent(
            host -> host.passed(frame.direction() == Frame.Direction.OUTBOUND, bytesWithoutFcs));
    if (kind.captures()) {
      agents.get(tapNodes.get(tap.index())).frame(frame);
    }
  }

  /** Nothing from before this instant will come. */
  void advance(long epochNanos) throws IOException {
    if (epochNanos - lookedNanos >= LOOK_NS) {
      look(epochNanos);
    }
    agents.values().forEach(agent -> agent.advance(epochNanos));
  }

  private void look(long epochNanos) throws IOException {
    lookedNanos = epochNanos;
    Map<String, Long> stalled = simulation.stalledMicros();
    Instant at = Instant.ofEpochSecond(0, epochNanos);
    for (var host : hosts.entrySet()) {
      long micros = stalled.getOrDefault(host.getKey(), 0L);
      host.getValue().look(agents.get(host.getKey()), at, micros);
    }
  }

  /** A last look, then goodbye; Kafka has everything when this returns. */
  @Override
  public void close() throws IOException {
    try {
      if (simulation.nowNanos() > lookedNanos) {
        look(simulation.nowNanos());
      }
      agents.values().forEach(SteppedAgent::close);
    } finally {
      for (SimulatedHost host : hosts.values()) {
        host.close();
      }
    }
  }
}
