package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Endpoints, the cables between them, and the taps that watch. */
public final class Fabric {
  private static final long BITS = 8;
  private static final long PICOS_PER_SECOND = 1_000_000_000_000L;

  /** A sender is patient enough for so many long frames to be sent meanwhile. */
  private static final long PATIENT_FRAMES = 10;

  private static final long LONG_FRAME_BYTES = 1_538;

  private final Timeline timeline;
  private final FabricPlan plan;
  private final Cabling cabling;
  private final List<PoolNode> pools = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<Tap> taps = new ArrayList<>();
  private final List<TapView> views = new ArrayList<>();
  private final Map<String, Tap> tapOfNode = new HashMap<>();

  public Fabric(Timeline timeline, FabricPlan plan) {
    this.timeline = timeline;
    this.plan = plan;
    this.cabling = new Cabling(timeline, plan);
    FabricPlan.Shape shape = plan.shape();
    for (int pool = 0; pool < shape.pools(); pool++) {
      pools.add(new PoolNode(pool, shape.poolCapacityBytes()));
    }
    for (int host = 0; host < shape.hosts(); host++) {
      connect(host, pools.get(shape.poolOf(host)));
    }
  }

  private void connect(int index, PoolNode pool) {
    Connection connection = new Connection(index, pool, endpoint(true), endpoint(false));
    Endpoint.join(connection);
    connections.add(connection);
    cabling.connect(connection);
    boolean bare = plan.profile().has(Quirk.BARE_ETHERNET);
    Mac host = bare ? Mac.ofCable(index) : Mac.ofHost(index);
    Mac far = bare ? host : pool.mac();
    watch(
        new Watch(connection.hostId() + ".nic", Tap.Position.HOST, connection.hostId()), host, far);
    watch(new Watch(pool.nodeId() + ".nic", Tap.Position.POOL, pool.nodeId()), far, host);
    watch(new Watch(Cabling.SWITCH + ".mirror", Tap.Position.SWITCH, Cabling.SWITCH), host, far);
  }

  private Endpoint endpoint(boolean hostEnd) {
    FirstNumbers first = plan.firstNumbers();
    return new Endpoint(
        timeline,
        new EndpointSetup(
            plan.profile(),
            plan.connections(),
            hostEnd,
            hostEnd ? first.host() : first.pool(),
            hostEnd ? first.pool() : first.host(),
            timeoutNanos()));
  }

  /** What the profile says, or longer where cables and queues are slow or long. */
  private long timeoutNanos() {
    long rate = plan.links().speed().bitsPerSecond();
    long bytes = PATIENT_FRAMES * LONG_FRAME_BYTES;
    if (plan.links().topology() instanceof Topology.Switched way) {
      rate = Math.min(rate, way.poolLink().bitsPerSecond());
      bytes += 2 * way.queueBytes();
    }
    long picos = bytes * BITS * PICOS_PER_SECOND / rate;
    long there = plan.links().speed().propagationNanos();
    return Math.max(plan.profile().timeoutNanos(), picos / Timeline.PICOS_PER_NANO + 2 * there);
  }

  private record Watch(String name, Tap.Position position, String nodeId) {}

  private void watch(Watch watch, Mac near, Mac far) {
    plan.taps()
        .faultsAt(watch.position())
        .ifPresent(
            faults -> {
              Tap tap = tapOfNode.computeIfAbsent(watch.name(), name -> newTap(watch, faults));
              views.add(new TapView(tap, near, far, connections.size() - 1));
            });
  }

  private Tap newTap(Watch watch, TapFaults faults) {
    Tap tap =
        new Tap(taps.size(), watch.name(), watch.position(), watch.nodeId(), faults.framing());
    taps.add(tap);
    return tap;
  }

  /**
   * Lets the taps record; call before {@link #start}.
   *
   * @param startNanos epoch nanoseconds at the start of the run
   */
  public void record(long startNanos, TapListener listener) {
    List<TapPoint> points = new ArrayList<>();
    for (Tap tap : taps) {
      TapFaults faults = plan.taps().faultsAt(tap.position()).orElseThrow();
      SplitMix64 random = SplitMix64.stream(plan.seed(), "tap:" + tap.name());
      points.add(
          new TapPoint(
              timeline,
              faults,
              new TapClock(startNanos, faults),
              new TapPoint.Outlet(random, listener)));
    }
    for (TapView view : views) {
      watch(view, points.get(view.tap().index()).observer(view));
    }
  }

  private void watch(TapView view, FrameObserver observer) {
    Connection connection = connections.get(view.connection());
    switch (view.tap().position()) {
      case HOST -> connection.hostEnd().watchedBy(observer);
      case POOL -> connection.poolEnd().watchedBy(observer);
      case SWITCH -> cabling.mirror(view.connection(), observer);
    }
  }

  /** Opens all connections. */
  public void start() {
    for (Connection connection : connections) {
      connection.poolEnd().start();
      connection.hostEnd().start();
    }
    for (Connection connection : connections) {
      new Reconnector(timeline, connection, plan.connections().reconnects()).start();
    }
  }

  /** Waits for credits of the end that sends on this channel. */
  public Stall stall(int connection, Channel channel) {
    Connection of = connections.get(connection);
    boolean toHost = channel == Channel.B || channel == Channel.D;
    return (toHost ? of.poolEnd() : of.hostEnd()).stall(channel);
  }

  /**
   * Whether a tap sees all credits of a channel, and those of the beginning, and can trust them:
   * what a bad cable loses behind the tap has granted nothing.
   */
  public boolean canKnowStalls(TapView view, Channel channel) {
    TapFaults faults = plan.taps().faultsAt(view.tap().position()).orElse(TapFaults.NONE);
    boolean bad =
        plan.links().toPool() instanceof LossPlan.Spell spell
            && spell.node().equals(connections.get(view.connection()).hostId());
    return plan.profile().showsCreditBase(channel)
        && plan.connections().first().showOpening()
        && faults.sides() == TapFaults.Sides.BOTH
        && !bad;
  }

  public FabricPlan plan() {
    return plan;
  }

  /** One per host, by host. */
  public List<Connection> connections() {
    return List.copyOf(connections);
  }

  public List<PoolNode> pools() {
    return List.copyOf(pools);
  }

  public List<Tap> taps() {
    return List.copyOf(taps);
  }

  /** Every watched connection, in a fixed order. */
  public List<TapView> views() {
    return List.copyOf(views);
  }

  /** All objects: nodes and pools first, then what refers to them. */
  public List<InventoryObject> inventory() {
    List<InventoryObject> objects = new ArrayList<>();
    for (PoolNode pool : pools) {
      objects.add(new InventoryObject.Node(pool.nodeId(), Tap.Position.POOL));
      objects.add(
          new InventoryObject.Pool(
              pool.poolId(), pool.nodeId(), pool.base(), pool.capacityBytes()));
    }
    if (plan.links().topology() instanceof Topology.Switched way) {
      objects.addAll(switched(way));
    } else {
      connections.forEach(connection -> objects.addAll(cabling(connection)));
    }
    return List.copyOf(objects);
  }

  /** The cable between the switch and a node. */
  public static String exitOf(String node) {
    return Cabling.SWITCH + "-" + node;
  }

  private List<InventoryObject> switched(Topology.Switched way) {
    List<InventoryObject> objects = new ArrayList<>();
    objects.add(new InventoryObject.Node(Cabling.SWITCH, Tap.Position.SWITCH));
    for (PoolNode pool : pools) {
      objects.addAll(plugged(pool.nodeId(), pool.mac(), way.poolLink().bitsPerSecond()));
    }
    for (Connection connection : connections) {
      String host = connection.hostId();
      PoolNode pool = connection.pool();
      objects.add(new InventoryObject.Node(host, Tap.Position.HOST));
      objects.addAll(
          plugged(host, Mac.ofHost(connection.host()), plan.links().speed().bitsPerSecond()));
      objects.add(
          new InventoryObject.Attachment(
              host + "@" + pool.poolId(),
              host,
              pool.poolId(),
              List.of(exitOf(host), exitOf(pool.nodeId())),
              quota(pool)));
    }
    return objects;
  }

  private static List<InventoryObject> plugged(String node, Mac mac, long rate) {
    String link = exitOf(node);
    return List.of(
        new InventoryObject.Link(link, Cabling.SWITCH, node, rate),
        new InventoryObject.Port(
            node + ":nic", node, mac, new InventoryObject.PluggedInto(link, rate)));
  }

  private List<InventoryObject> cabling(Connection connection) {
    String host = connection.hostId();
    PoolNode pool = connection.pool();
    String link = host + "-" + pool.nodeId();
    long rate = plan.links().speed().bitsPerSecond();
    InventoryObject.PluggedInto cable = new InventoryObject.PluggedInto(link, rate);
    return List.of(
        new InventoryObject.Node(host, Tap.Position.HOST),
        new InventoryObject.Link(link, host, pool.nodeId(), rate),
        new InventoryObject.Port(host + ":nic", host, Mac.ofHost(connection.host()), cable),
        new InventoryObject.Port(pool.nodeId() + ":" + host, pool.nodeId(), pool.mac(), cable),
        new InventoryObject.Attachment(
            host + "@" + pool.poolId(), host, pool.poolId(), List.of(link), quota(pool)));
  }

  /** Twice an even share: hosts are promised more than there is, as nobody takes all. */
  private long quota(PoolNode pool) {
    long hosts = connections.stream().filter(one -> one.pool().equals(pool)).count();
    return hosts < 2 ? pool.capacityBytes() : pool.capacityBytes() / hosts * 2;
  }
}
