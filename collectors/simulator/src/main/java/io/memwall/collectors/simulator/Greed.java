package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Timeline;
import java.util.function.Supplier;

/**
 * A host that, in one act of the demo, does nothing but read, with more in flight than it has room
 * for answers.
 */
final class Greed implements Supplier<Work> {
  private static final int BLOCK = 10;
  private static final int WINDOW = 4 * Act.ROOM_BLOCKS;

  private final World world;
  private final Host host;
  private final Addresses addresses;
  private final Supplier<Work> usual;
  private long untilPicos;

  /**
   * @param usual what it does in other acts
   */
  Greed(World world, Host host, Supplier<Work> usual) {
    this.world = world;
    this.host = host;
    this.addresses = world.resident(world.hosts().indexOf(host), "training");
    this.usual = usual;
  }

  @Override
  public Work get() {
    long now = world.timeline().now();
    if (Act.at(now) != Act.STARVATION) {
      return usual.get();
    }
    if (now >= untilPicos) {
      begin(now);
    }
    return (idle, done) -> done.run();
  }

  private void begin(long now) {
    long cycle = Act.cycleNanos() * Timeline.PICOS_PER_NANO;
    untilPicos = now / cycle * cycle + Act.STARVATION.endNanos() * Timeline.PICOS_PER_NANO;
    Budget budget = new Budget(0, Math.min(untilPicos, world.budget().endPicos()));
    Supplier<Work> reads = () -> Work.get(addresses.next(BLOCK), BLOCK);
    new ClosedLoop(world, host, new ClosedLoop.Job(reads, BLOCK, budget)).start(WINDOW);
  }
}
