package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.Extent;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.fabric.Fabric;
import io.memwall.collectors.simulator.fabric.PoolNode;
import io.memwall.collectors.simulator.truth.TruthKey;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Every host reads lines of its own memory. */
final class Steady {
  private static final int LINE = 6;
  private static final int[] WEIGHTS = {8, 4, 2, 2};

  private Steady() {}

  /** All with the window of the load, or at its pace. */
  static void begin(World world) {
    begin(world, host -> world.options().load().window());
  }

  /**
   * Windows in the proportion 8:4:2:2, host by host; the load says how much all four have together.
   */
  static void weighted(World world) {
    int sum = Arrays.stream(WEIGHTS).sum();
    int together = 4 * world.options().load().window();
    begin(world, host -> Math.max(1, together * WEIGHTS[host % WEIGHTS.length] / sum));
    fairness(world, host -> WEIGHTS[host % WEIGHTS.length]);
  }

  /** All with the window of the load, at the port of one pool. */
  static void together(World world) {
    begin(world);
    fairness(world, host -> 1);
  }

  /** Jain's index of what each host of a pool gets: (sum x)^2 / (m sum x^2). */
  private static void fairness(World world, IntUnaryOperator share) {
    for (PoolNode pool : world.machines().pools()) {
      int[] shares =
          world.machines().hostsOf(pool).stream()
              .mapToInt(host -> share.applyAsInt(world.hosts().indexOf(host)))
              .toArray();
      long sum = Arrays.stream(shares).sum();
      long squares = Arrays.stream(shares).map(each -> each * each).sum();
      TruthKey link = TruthKey.of("link", Fabric.exitOf(pool.nodeId()));
      world
          .expectations()
          .total("expected_jain_ppm", link, 1_000_000 * sum * sum / (shares.length * squares));
    }
  }

  /** Reads all over the pool, whoever has the memory. */
  static void beginAnywhere(World world) {
    int window = world.options().load().window();
    begin(
        world,
        host -> window,
        host -> {
          PoolNode pool = world.machines().poolOf(host);
          return new Addresses(
              new Extent(pool.base(), pool.capacityBytes()), world.stream("addr:h" + host));
        });
  }

  private static void begin(World world, IntUnaryOperator windowOf) {
    begin(world, windowOf, host -> world.resident(host, "tenant-" + host));
  }

  private static void begin(
      World world, IntUnaryOperator windowOf, IntFunction<Addresses> addressesOf) {
    Load load = world.options().load();
    for (int i = 0; i < world.hosts().size(); i++) {
      Host host = world.hosts().get(i);
      Addresses addresses = addressesOf.apply(i);
      Supplier<Work> reads = () -> Work.get(addresses.next(LINE), LINE);
      if (load.interArrivalNanos() > 0) {
        OpenLoop loop =
            new OpenLoop(world, host, OpenLoop.Pace.fixed(load.interArrivalNanos()), reads);
        host.onConnected(loop::start);
      } else {
        ClosedLoop loop =
            new ClosedLoop(world, host, new ClosedLoop.Job(reads, LINE, world.budget()));
        int window = windowOf.applyAsInt(i);
        host.onConnected(() -> loop.start(window));
      }
    }
  }
}
