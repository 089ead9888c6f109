package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.Extent;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.fabric.PoolNode;
import java.util.List;
import java.util.function.LongSupplier;

/** Puts the masters and tenants of a scenario into its world. */
final class Workloads {
  private static final long RESIDENT_BYTES = 1L << 30;
  private static final int LINE = 6;
  private static final int DEMO_BLOCK = 10;
  private static final int DEMO_PUT_PERCENT = 25;
  private static final long DEMO_PAUSE_NANOS = 4_000_000;

  private final World world;

  Workloads(World world) {
    this.world = world;
  }

  /** At time 0, before the connections open. */
  void begin() {
    switch (world.options().scenario()) {
      case STEADY -> steady();
      case PINGPONG -> pingPong();
      case DEMO -> demo();
    }
  }

  private void steady() {
    Load load = world.options().load();
    for (int i = 0; i < hosts().size(); i++) {
      Host host = hosts().get(i);
      Addresses addresses = resident(i, "tenant-" + i);
      if (load.interArrivalNanos() > 0) {
        OpenLoop.Pace pace = new OpenLoop.Pace(load.interArrivalNanos(), false, world.budget());
        host.onConnected(openLoop(i, pace, new Mix(addresses, LINE, 0))::start);
      } else {
        ClosedLoop loop = new ClosedLoop(world.timeline(), host, addresses, world.budget());
        host.onConnected(() -> loop.start(load.window()));
      }
    }
  }

  private void pingPong() {
    for (int i = 0; i + 1 < hosts().size(); i += 2) {
      Extent shared = world.home(i, "pair-" + i / 2, RESIDENT_BYTES);
      long pause = world.options().load().interArrivalNanos();
      PingPong game = game(i, shared.base(), () -> pause);
      hosts().get(i).onConnected(game::connected);
      hosts().get(i + 1).onConnected(game::connected);
    }
  }

  private PingPong game(int first, long line, LongSupplier pauseNanos) {
    return new PingPong(
        world.timeline(),
        hosts().subList(first, first + 2),
        new PingPong.Table(line, world.budget(), pauseNanos));
  }

  private void demo() {
    SplitMix64 pauses = world.stream("turn:h0");
    Extent shared = world.home(0, "search", RESIDENT_BYTES);
    PingPong game =
        game(0, shared.base(), () -> DEMO_PAUSE_NANOS / 2 + pauses.below(DEMO_PAUSE_NANOS));
    for (int i = 0; i < hosts().size(); i++) {
      OpenLoop loop = demoLoop(i);
      boolean plays = i < 2;
      hosts()
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
      new Tenants(world, pool).start();
    }
  }

  private OpenLoop demoLoop(int host) {
    long mean = Math.max(1, world.options().load().interArrivalNanos() / (host + 1));
    Addresses addresses = resident(host, "inference");
    return openLoop(
        host,
        new OpenLoop.Pace(mean, true, world.budget()),
        new Mix(addresses, DEMO_BLOCK, DEMO_PUT_PERCENT));
  }

  private record Mix(Addresses addresses, int size, int putPercent) {}

  private OpenLoop openLoop(int index, OpenLoop.Pace pace, Mix mix) {
    Host host = hosts().get(index);
    OpenLoop.Accesses accesses =
        new OpenLoop.Accesses(
            mix.addresses(), mix.size(), mix.putPercent(), world.stream("load:" + host.nodeId()));
    return new OpenLoop(world.timeline(), host, pace, accesses);
  }

  private Addresses resident(int index, String tenant) {
    SplitMix64 random = world.stream("addr:" + hosts().get(index).nodeId());
    return new Addresses(world.home(index, tenant, RESIDENT_BYTES), random);
  }

  private List<Host> hosts() {
    return world.machines().hosts();
  }
}
