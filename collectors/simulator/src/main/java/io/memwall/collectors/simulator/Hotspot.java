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
 * Light load for a minute, then a tenth of the hosts reads one region: first at a pace that nearly
 * fills its line, then with some requests in flight all the time, then with as many as it may; then
 * light load again.
 */
final class Hotspot {
  static final long QUIET_NANOS = 60_000_000_000L;
  static final long WARM_NANOS = 40_000_000_000L;
  static final long CROWDED_NANOS = 40_000_000_000L;
  static final long HOT_NANOS = 60_000_000_000L;
  static final int WARM_PERCENT = 95;
  private static final long CROWDED_AFTER_NANOS = QUIET_NANOS + WARM_NANOS;
  private static final long HOT_AFTER_NANOS = CROWDED_AFTER_NANOS + CROWDED_NANOS;

  /** Enough to fill the line, with answers three times as late as of a lone request. */
  private static final int FEW = 4;

  private static final int WRITE_EVERY = 16;

  private static final int BLOCK = 10;
  private static final int REGION_BITS = 16;

  private final World world;
  private final Host host;
  private final Addresses everywhere;
  private final int entity;
  private Phase phase = Phase.LIGHT;
  private long hotAccesses;

  private enum Phase {
    LIGHT,
    WARM,
    HOT
  }

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

  /** Reads at the pace of the load, except while the host has other things to do. */
  private void light() {
    OpenLoop loop = paced(Phase.LIGHT, world.options().load().interArrivalNanos(), everywhere);
    host.onConnected(loop::start);
  }

  /** Reads at a pace, in one phase only. */
  private OpenLoop paced(Phase when, long gapNanos, Addresses where) {
    Supplier<Work> work = () -> phase == when ? access(where) : (host, done) -> done.run();
    return new OpenLoop(world, host, OpenLoop.Pace.fixed(gapNanos), work);
  }

  /** A read; of the hot region one block in sixteen is written, which regions are weighed by. */
  private Work access(Addresses where) {
    boolean writes = phase != Phase.LIGHT && ++hotAccesses % WRITE_EVERY == 0;
    return writes ? Work.put(where.next(BLOCK), BLOCK) : Work.get(where.next(BLOCK), BLOCK);
  }

  private long warmGapNanos() {
    long rate = world.options().network().links().speed().bitsPerSecond();
    return LlmTrain.READ_WIRE_BITS * 1_000_000_000L / rate * 100 / WARM_PERCENT;
  }

  private void heatUp(int index) {
    Extent memory = everywhere.extent();
    // A region is 64 KiB at an address divisible by its size.
    long base = (memory.base() + (1L << REGION_BITS) - 1) >> REGION_BITS << REGION_BITS;
    Addresses region =
        new Addresses(new Extent(base, 1L << REGION_BITS), world.stream("hot:" + host.nodeId()));
    ClosedLoop few = inFlight(region, HOT_AFTER_NANOS);
    ClosedLoop most = inFlight(region, HOT_AFTER_NANOS + HOT_NANOS);
    OpenLoop warm = paced(Phase.WARM, warmGapNanos(), region);
    at(
        QUIET_NANOS,
        () -> {
          phase = Phase.WARM;
          warm.start();
        });
    at(
        CROWDED_AFTER_NANOS,
        () -> {
          phase = Phase.HOT;
          few.start(FEW);
        });
    at(HOT_AFTER_NANOS, () -> most.start(world.options().load().window()));
    at(HOT_AFTER_NANOS + HOT_NANOS, () -> phase = Phase.LIGHT);
    expect(index, base);
  }

  private ClosedLoop inFlight(Addresses region, long untilNanos) {
    Budget budget = new Budget(0, untilNanos * Timeline.PICOS_PER_NANO);
    return new ClosedLoop(world, host, new ClosedLoop.Job(() -> access(region), BLOCK, budget));
  }

  private void expect(int index, long region) {
    String link = "link:" + host.nodeId() + "-" + world.machines().poolOf(index).nodeId();
    world.expectations().states(link, List.of("ok", "warn", "critical", "warn", "ok"));
    world.expectations().causes(link, List.of("d", "l"));
    TruthKey key =
        TruthKey.of("pool", world.machines().poolOf(index).poolId())
            .with("region", "0x" + Long.toHexString(region));
    TruthLines.Span span = new TruthLines.Span(QUIET_NANOS, HOT_AFTER_NANOS + HOT_NANOS);
    world.expectations().during(span, "pool_hot_region", key, 1);
  }

  private void at(long nanos, Runnable action) {
    world.timeline().at(nanos * Timeline.PICOS_PER_NANO, Rank.GENERATE, entity, action);
  }
}
