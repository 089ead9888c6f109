package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.Extent;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.truth.TruthKey;
import io.memwall.collectors.simulator.truth.TruthLines;
import java.util.List;
import java.util.function.Supplier;

/**
 * Light load for a minute, then a tenth of the hosts reads one region as fast as it can for a
 * minute, then light load again.
 */
final class Hotspot {
  static final long QUIET_NANOS = 60_000_000_000L;
  static final long HOT_NANOS = 60_000_000_000L;
  private static final int BLOCK = 10;
  private static final int REGION_BITS = 16;

  private final World world;
  private final Host host;
  private final Addresses everywhere;
  private final int entity;
  private boolean hot;

  private Hotspot(World world, int index) {
    this.world = world;
    this.host = world.hosts().get(index);
    this.everywhere = world.resident(index, "tenant-" + index);
    this.entity = world.timeline().newEntity();
  }

  static void begin(World world) {
    int hot = hotHosts(world.options().size());
    for (int i = 0; i < world.hosts().size(); i++) {
      Hotspot script = new Hotspot(world, i);
      script.light();
      if (i < hot) {
        script.heatUp(i);
      }
    }
  }

  /** A tenth, at least one. */
  static int hotHosts(Size size) {
    return (size.hosts() + 9) / 10;
  }

  /** Reads at the pace of the load, except while the host is hot. */
  private void light() {
    Supplier<Work> reads =
        () -> hot ? (host, done) -> done.run() : Work.get(everywhere.next(BLOCK), BLOCK);
    OpenLoop.Pace pace = OpenLoop.Pace.fixed(world.options().load().interArrivalNanos());
    OpenLoop loop = new OpenLoop(world, host, pace, reads);
    host.onConnected(loop::start);
  }

  private void heatUp(int index) {
    Extent memory = everywhere.extent();
    // A region is 64 KiB at an address divisible by its size.
    long base = (memory.base() + (1L << REGION_BITS) - 1) >> REGION_BITS << REGION_BITS;
    Addresses region =
        new Addresses(new Extent(base, 1L << REGION_BITS), world.stream("hot:" + host.nodeId()));
    Budget minute = new Budget(0, (QUIET_NANOS + HOT_NANOS) * Timeline.PICOS_PER_NANO);
    ClosedLoop loop =
        new ClosedLoop(
            world,
            host,
            new ClosedLoop.Job(() -> Work.get(region.next(BLOCK), BLOCK), BLOCK, minute));
    at(
        QUIET_NANOS,
        () -> {
          hot = true;
          loop.start(world.options().load().window());
        });
    at(QUIET_NANOS + HOT_NANOS, () -> hot = false);
    expect(index, base);
  }

  private void expect(int index, long region) {
    String link = host.nodeId() + "-" + world.machines().poolOf(index).nodeId();
    world.expectations().states(link, List.of("ok", "warn", "critical", "warn", "ok"));
    world.expectations().causes(link, List.of("d", "l"));
    TruthKey key =
        TruthKey.of("pool", world.machines().poolOf(index).poolId())
            .with("region", "0x" + Long.toHexString(region));
    TruthLines.Span span = new TruthLines.Span(QUIET_NANOS, QUIET_NANOS + HOT_NANOS);
    world.expectations().during(span, "pool_hot_region", key, 1);
  }

  private void at(long nanos, Runnable action) {
    world.timeline().at(nanos * Timeline.PICOS_PER_NANO, Rank.GENERATE, entity, action);
  }
}
