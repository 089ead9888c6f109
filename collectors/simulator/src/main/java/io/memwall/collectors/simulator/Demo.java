package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.ByteRange;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.fabric.PoolNode;
import java.util.function.Supplier;

/** Hosts of different speed, a pair that fights over a line, tenants that come and go. */
final class Demo {
  private static final int BLOCK = 10;
  private static final int PUT_PERCENT = 25;
  private static final long PAUSE_NANOS = 4_000_000;

  private Demo() {}

  static void begin(World world) {
    SplitMix64 pauses = world.stream("turn:h0");
    long line = world.home(0, "search", World.RESIDENT_BYTES).base();
    PingPong.Table table =
        new PingPong.Table(
            line,
            world.budget(),
            player -> ByteRange.LINE,
            () -> PAUSE_NANOS / 2 + pauses.below(PAUSE_NANOS));
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
      new Tenants(world, pool).start();
    }
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
    return new OpenLoop(world, host, OpenLoop.Pace.tidal(mean, random), menu);
  }
}
