package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.Connection;
import io.memwall.collectors.simulator.fabric.Fabric;
import io.memwall.collectors.simulator.fabric.PoolNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The hosts and the pools at the ends of a fabric's connections. */
public final class Machines {
  private final Fabric fabric;
  private final List<Host> hosts = new ArrayList<>();
  private final Map<String, Home> homes = new LinkedHashMap<>();

  /**
   * What the machines are made of.
   *
   * @param cacheLines lines that a host's cache holds at most
   */
  public record Build(int cacheLines, MemoryTimes times) {}

  /** Takes over the endpoints of a fabric that has not started. */
  public Machines(Timeline timeline, Fabric fabric, Build build) {
    this.fabric = fabric;
    for (PoolNode pool : fabric.pools()) {
      homes.put(pool.poolId(), new Home(timeline, pool, build.times()));
    }
    for (Connection connection : fabric.connections()) {
      homes.get(connection.pool().poolId()).attach(connection.poolEnd());
      hosts.add(new Host(connection.hostId(), connection.hostEnd(), build.cacheLines()));
    }
  }

  /** By index. */
  public List<Host> hosts() {
    return List.copyOf(hosts);
  }

  public List<PoolNode> pools() {
    return fabric.pools();
  }

  public PoolNode poolOf(int host) {
    return fabric.connections().get(host).pool();
  }

  /** The hosts that are connected to this pool. */
  public List<Host> hostsOf(PoolNode pool) {
    List<Host> attached = new ArrayList<>();
    for (int host = 0; host < hosts.size(); host++) {
      if (poolOf(host).equals(pool)) {
        attached.add(hosts.get(host));
      }
    }
    return List.copyOf(attached);
  }

  /** Lines that were ever acquired, by address, for each pool id. */
  public Map<String, List<LineTotals>> lineTotals() {
    Map<String, List<LineTotals>> totals = new LinkedHashMap<>();
    homes.forEach((poolId, home) -> totals.put(poolId, home.lineTotals()));
    return totals;
  }
}
