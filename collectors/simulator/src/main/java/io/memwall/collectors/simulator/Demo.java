package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.ByteRange;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.fabric.PoolNode;
import java.util.List;
import java.util.function.Supplier;

/** Hosts of different speed, tenants that come and go, and in turn what can go wrong. */
final class Demo {
  private static final int BLOCK = 10;
  private static final int REGION_BITS = 16;
  private static final int PUT_PERCENT = 25;
  private static final long CALM_NANOS = 20_000_000;
  private static final long FIERCE_NANOS = 50_000;

  private Demo() {}

  static void begin(World world) {
    SplitMix64 pauses = world.stream("turn:h0");
    long line = world.home(0, "search", World.RESIDENT_BYTES).base();
    PingPong.Table table =
        new PingPong.Table(
            line, world.budget(), player -> ByteRange.LINE, () -> pause(world, pauses));
    PingPong game = new PingPong(world.timeline(), world.hosts().subList(0, 2), table);
    for (int i = 0; i < world.hosts().size(); i++) {
      OpenLoop loop = loop(world, i);
      boolean plays = i < 2;
      world
          .hosts()
          .get(i)
          .onConnected(
              () -> {
                loop.start();
                if (plays) {
                  game.connected();
                }
              });
    }
    for (PoolNode pool : world.machines().pools()) {
      new Tenants(world, pool, pool.equals(Act.filling(world))).start();
    }
    expect(world, line);
  }

  /** What a whole cycle is blamed on; of a part of it nothing is said. */
  private static void expect(World world, long line) {
    SimulationOptions options = world.options();
    boolean whole =
        options.load().duration().filter(d -> d.toNanos() == Act.cycleNanos()).isPresent();
    if (!whole || options.size() != Size.M) {
      return;
    }
    Expectations expectations = world.expectations();
    String region = "region:pool0/0x" + Long.toHexString(line >> REGION_BITS << REGION_BITS);
    expectations.states(region, List.of("ok", "warn", "critical", "warn", "ok"));
    expectations.causes(region, List.of("t"));
    int hosts = world.hosts().size();
    String badCable = linkOf(world, Act.behindBadCable(hosts));
    expectations.states(badCable, List.of("ok", "warn", "ok"));
    expectations.causes(badCable, List.of("r"));
    expectations.causes(linkOf(world, Act.starving(hosts)), List.of("l", "d", "c"));
  }

  private static String linkOf(World world, int host) {
    return "link:h" + host + "-" + world.machines().poolOf(host).nodeId();
  }

  private static long pause(World world, SplitMix64 random) {
    boolean fierce = Act.at(world.timeline().now()) == Act.PING_PONG;
    long mean = fierce ? FIERCE_NANOS : CALM_NANOS;
    return mean / 2 + random.below(mean);
  }

  private static OpenLoop loop(World world, int index) {
    Host host = world.hosts().get(index);
    long mean = Math.max(1, world.options().load().interArrivalNanos() / (index + 1));
    Addresses addresses = world.resident(index, "inference");
    SplitMix64 random = world.stream("load:" + host.nodeId());
    Supplier<Work> menu =
        () -> {
          long address = addresses.next(BLOCK);
          return random.percent(PUT_PERCENT) ? Work.put(address, BLOCK) : Work.get(address, BLOCK);
        };
    boolean greedy = index == Act.starving(world.hosts().size());
    Supplier<Work> acts = greedy ? new Greed(world, host, menu) : menu;
    return new OpenLoop(world, host, OpenLoop.Pace.tidal(mean, random), acts);
  }
}
