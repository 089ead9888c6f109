package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Endpoints with a cable from each host to its pool, and the taps that watch them. */
public final class Fabric {
  private final Timeline timeline;
  private final FabricPlan plan;
  private final List<PoolNode> pools = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();
  private final List<Tap> taps = new ArrayList<>();
  private final List<TapView> views = new ArrayList<>();
  private final Map<TapView, Endpoint> watched = new HashMap<>();
  private final Map<String, Tap> tapOfNode = new HashMap<>();

  public Fabric(Timeline timeline, FabricPlan plan) {
    this.timeline = timeline;
    this.plan = plan;
    FabricPlan.Shape shape = plan.shape();
    for (int pool = 0; pool < shape.pools(); pool++) {
      pools.add(new PoolNode(pool, shape.poolCapacityBytes()));
    }
    for (int host = 0; host < shape.hosts(); host++) {
      connect(host, pools.get(shape.poolOf(host)));
    }
  }

  private void connect(int index, PoolNode pool) {
    Endpoint hostEnd = endpoint();
    Endpoint poolEnd = endpoint();
    Endpoint.join(hostEnd, poolEnd);
    Connection connection = new Connection(index, pool, hostEnd, poolEnd);
    connections.add(connection);
    Mac mac = Mac.ofHost(index);
    watch(hostEnd, new Watch(connection.hostId(), Tap.Position.HOST, mac, pool.mac()));
    watch(poolEnd, new Watch(pool.nodeId(), Tap.Position.POOL, pool.mac(), mac));
  }

  private Endpoint endpoint() {
    return new Endpoint(
        timeline, plan.profile(), plan.links().speed(), plan.connections().first().host());
  }

  private record Watch(String nodeId, Tap.Position position, Mac near, Mac far) {}

  private void watch(Endpoint endpoint, Watch watch) {
    if (!plan.taps().faultsAt(watch.position()).isPresent()) {
      return;
    }
    Tap tap = tapOfNode.computeIfAbsent(watch.nodeId(), node -> newTap(watch));
    TapView view = new TapView(tap, watch.near(), watch.far());
    views.add(view);
    watched.put(view, endpoint);
  }

  private Tap newTap(Watch watch) {
    Tap tap = new Tap(taps.size(), watch.nodeId() + ".nic", watch.position(), watch.nodeId());
    taps.add(tap);
    return tap;
  }

  /** Gives every watched connection an observer; call before {@link #start}. */
  public void observe(Function<TapView, FrameObserver> observers) {
    for (TapView view : views) {
      watched.get(view).watchedBy(observers.apply(view));
    }
  }

  /** Opens all connections. */
  public void start() {
    for (Connection connection : connections) {
      connection.poolEnd().start();
      connection.hostEnd().start();
    }
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
    connections.forEach(connection -> objects.addAll(cabling(connection)));
    return List.copyOf(objects);
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
            host + "@" + pool.poolId(), host, pool.poolId(), List.of(link)));
  }
}
