package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.Extent;
import io.memwall.collectors.simulator.coherence.ByteRange;
import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.coherence.Operation;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.PoolNode;
import java.util.List;
import java.util.function.Supplier;

/** Every kind of operation in a fixed proportion, on memory of a host's own and on shared lines. */
final class Mixture implements Supplier<Work> {
  private static final int LINE = 6;
  private static final int SHARED_LINES = 64;
  private static final int[] READ_SIZES = {3, 6, 6, 6, 8};
  private static final int[] WRITE_SIZES = {3, 5, 6, 6, 7};

  private final Addresses own;
  private final Extent shared;
  private final SplitMix64 random;

  private Mixture(Addresses own, Extent shared, SplitMix64 random) {
    this.own = own;
    this.shared = shared;
    this.random = random;
  }

  /** Every host with the window of the load; the hosts of a pool share some lines. */
  static void begin(World world) {
    for (PoolNode pool : world.machines().pools()) {
      List<Host> hosts = world.machines().hostsOf(pool);
      int first = world.hosts().indexOf(hosts.get(0));
      Extent shared = world.home(first, "shared", (long) SHARED_LINES << LINE);
      for (int i = first; i < first + hosts.size(); i++) {
        begin(world, i, shared);
      }
    }
  }

  private static void begin(World world, int index, Extent shared) {
    Host host = world.hosts().get(index);
    Load load = world.options().load();
    Mixture mixture =
        new Mixture(
            world.resident(index, "tenant-" + index), shared, world.stream("mix:" + host.nodeId()));
    if (load.interArrivalNanos() > 0) {
      OpenLoop loop =
          new OpenLoop(world, host, OpenLoop.Pace.fixed(load.interArrivalNanos()), mixture);
      host.onConnected(loop::start);
    } else {
      ClosedLoop loop =
          new ClosedLoop(world, host, new ClosedLoop.Job(mixture, LINE, world.budget()));
      host.onConnected(() -> loop.start(load.window()));
    }
  }

  @Override
  public Work get() {
    long draw = random.below(100);
    if (draw < 60) {
      return pastTheCache(draw);
    }
    return throughTheCache(draw);
  }

  private Work pastTheCache(long draw) {
    if (draw < 28) {
      int size = READ_SIZES[(int) random.below(READ_SIZES.length)];
      return Work.get(own.next(size), size);
    }
    if (draw < 44) {
      int size = WRITE_SIZES[(int) random.below(WRITE_SIZES.length)];
      return Work.put(own.next(size), size);
    }
    if (draw < 49) {
      return request(Operation.partial(random.next()), 4 + (int) random.below(4));
    }
    if (draw < 52) {
      return request(Operation.of(Kind.ARITHMETIC, (int) random.below(5)), 3);
    }
    if (draw < 54) {
      return request(Operation.of(Kind.LOGICAL, (int) random.below(4)), 2);
    }
    if (draw < 56) {
      return request(Operation.of(Kind.INTENT, (int) random.below(2)), LINE);
    }
    long line = line();
    return draw < 58 ? Work.get(line, LINE) : Work.put(line, LINE);
  }

  private Work request(Operation operation, int size) {
    long address = own.next(size);
    return (host, done) -> host.request(operation, address, size, done);
  }

  private Work throughTheCache(long draw) {
    long line = line();
    if (draw < 78) {
      return (host, done) -> host.read(line, done);
    }
    if (draw < 92) {
      ByteRange bytes = ByteRange.word((int) random.below(8));
      return (host, done) -> host.write(line, bytes, done);
    }
    if (draw < 96) {
      return (host, done) -> host.overwrite(line, done);
    }
    return (host, done) -> {
      host.evict(line);
      done.run();
    };
  }

  private long line() {
    return shared.base() + (random.below(SHARED_LINES) << LINE);
  }
}
