package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives each end of each connection a port, and lays the wires between them. */
final class Cabling {
  static final String SWITCH = "sw0";

  private final Timeline timeline;
  private final FabricPlan plan;
  private final LinkPlan links;
  private final Map<String, Port> ports = new TreeMap<>();
  private final Map<String, SwitchPort> exits = new TreeMap<>();
  private final List<FrameObserver> mirrors = new ArrayList<>();

  Cabling(Timeline timeline, FabricPlan plan) {
    this.timeline = timeline;
    this.plan = plan;
    this.links = plan.links();
  }

  void connect(Connection connection) {
    mirrors.add(FrameObserver.NOBODY);
    String host = connection.hostId();
    String pool = connection.pool().nodeId();
    if (links.topology() instanceof Topology.Switched way) {
      exits.computeIfAbsent(pool, node -> exit(node, way));
      exits.computeIfAbsent(host, node -> exit(node, way));
      connection.hostEnd().plugInto(ports.computeIfAbsent(host, node -> intoSwitch(node, way)));
      connection.poolEnd().plugInto(ports.computeIfAbsent(pool, node -> intoSwitch(node, way)));
    } else {
      connection.hostEnd().plugInto(cable(host, pool, links.toPool()));
      connection.poolEnd().plugInto(cable(pool, host, links.toHost()));
    }
  }

  private Port cable(String from, String to, LossPlan loss) {
    return new Port(wire(links.speed(), loss(from, to, loss), Cabling::deliver));
  }

  private Port intoSwitch(String node, Topology.Switched way) {
    LossPlan loss = isPool(node) ? links.toHost() : links.toPool();
    return new Port(wire(speedOf(node, way), loss(node, SWITCH, loss), this::atSwitch));
  }

  private SwitchPort exit(String node, Topology.Switched way) {
    LossPlan loss = isPool(node) ? links.toPool() : links.toHost();
    Wire wire = wire(speedOf(node, way), loss(SWITCH, node, loss), Cabling::deliver);
    return new SwitchPort(wire, way.queueBytes());
  }

  private Wire wire(LinkSpeed speed, Loss loss, Hop end) {
    return new Wire(timeline, speed, loss, end);
  }

  private Loss loss(String from, String to, LossPlan loss) {
    SplitMix64 random = SplitMix64.stream(plan.seed(), "loss:" + from + "->" + to);
    return new Loss(at(from, to, loss), random, timeline);
  }

  /** A spell is about the cables of one node. */
  private static LossPlan at(String from, String to, LossPlan loss) {
    boolean elsewhere =
        loss instanceof LossPlan.Spell spell
            && !spell.node().equals(from)
            && !spell.node().equals(to);
    return elsewhere ? LossPlan.NONE : loss;
  }

  private static boolean isPool(String node) {
    return node.startsWith("p");
  }

  private LinkSpeed speedOf(String node, Topology.Switched way) {
    return isPool(node) ? way.poolLink() : links.speed();
  }

  private static void deliver(Frame frame, Endpoint destination) {
    destination.receive(frame);
  }

  private void atSwitch(Frame frame, Endpoint destination) {
    Connection connection = destination.connection();
    boolean toHost = destination.isHostEnd();
    mirrors.get(connection.host()).observed(frame, toHost ? Direction.IN : Direction.OUT);
    String node = toHost ? connection.hostId() : connection.pool().nodeId();
    exits.get(node).forward(frame, destination);
  }

  /** The connection's frames are seen as they come into the switch. */
  void mirror(int connection, FrameObserver observer) {
    mirrors.set(connection, observer);
  }

  /** Frames that found a queue of the switch full, by the node they were for. */
  Map<String, Long> dropped() {
    Map<String, Long> dropped = new TreeMap<>();
    exits.forEach((node, exit) -> dropped.put(node, exit.dropped()));
    return dropped;
  }
}
