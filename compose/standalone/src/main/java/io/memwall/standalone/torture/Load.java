package io.memwall.standalone.torture;

import io.memwall.collectors.agent.SteppedAgent;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.Outlet;
import io.memwall.collectors.simulator.FrameSink;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.Size;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.wire.flow.MirrorMode;
import io.memwall.schemas.Nanos;
import io.memwall.standalone.demo.Translation;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * A simulated fabric in the time of this machine, and one agent that sees all its taps: frames,
 * allocations and inventory take the road they take on a real node. Not thread-safe.
 */
final class Load implements FrameSink, AutoCloseable {
  /** Of the slowest host, between two requests. */
  private static final long INTER_ARRIVAL_NS = 10_000_000;

  private static final IntervalLength INTERVAL = IntervalLength.of(Duration.ofMillis(100));
  private static final int ETHERTYPE_AT = 12;
  private static final int ETHERTYPE = 0xAAAA;
  private static final int MALFORMED_BYTES = 64;

  private final Frame frame = new Frame();
  private final Random random;
  private final Simulation simulation;
  private final SteppedAgent agent;
  private Duration offset = Duration.ZERO;

  Load(Identity identity, Instant start, long seed, Outlet outlet) {
    random = new Random(seed);
    var options =
        SimulationOptions.of(Scenario.DEMO, Size.S)
            .withInterArrivalNanos(INTER_ARRIVAL_NS)
            .withSeed(seed)
            .withStart(start);
    simulation = new Simulation(options, this, event -> allocated(Translation.entry(event)));
    agent =
        new SteppedAgent(
            identity,
            simulation.taps().stream().map(Tap::name).toList(),
            outlet,
            new SteppedAgent.Watching(INTERVAL, MirrorMode.AUTO));
    simulation.taps().forEach(tap -> agent.declare(tap.name(), Translation.kind(tap.position())));
    simulation
        .inventory()
        .forEach(
            object -> agent.intake().inventory(Translation.version(object, simulation.nowNanos())));
  }

  private void allocated(io.memwall.collectors.agent.allocation.LedgerEntry entry) {
    agent.intake().ledger(entry);
  }

  /** Lets happen what has not happened yet by now. */
  void advance(Instant now) {
    simulation.runUntil(Nanos.of(now));
    agent.advance(Nanos.of(now.plus(offset)));
  }

  /** From here on the clock that stamps frames goes by this much before or behind. */
  void step(Duration by) {
    offset = offset.plus(by);
  }

  /** Frames of the right type whose content is noise. */
  void malformed(int count) {
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[MALFORMED_BYTES];
      random.nextBytes(bytes);
      bytes[0] = 2;
      bytes[6] = 2;
      bytes[ETHERTYPE_AT] = (byte) (ETHERTYPE >> 8);
      bytes[ETHERTYPE_AT + 1] = (byte) ETHERTYPE;
      // Half of them end within their header.
      int length = i % 2 == 0 ? MALFORMED_BYTES : ETHERTYPE_AT + 5;
      frame.bytes(ByteBuffer.wrap(bytes), 0, length, length);
      frame.seen(stamped(simulation.nowNanos()), 0, Frame.Direction.UNKNOWN);
      agent.frame(frame);
    }
  }

  private long stamped(long nanos) {
    return nanos + offset.toNanos();
  }

  @Override
  public void frame(Tap tap, long tNanos, ByteBuffer bytes, Direction direction) {
    frame.bytes(bytes, bytes.position(), bytes.remaining(), bytes.remaining());
    frame.seen(stamped(tNanos), tap.index(), Translation.direction(direction));
    agent.frame(frame);
  }

  @Override
  public void close() {
    agent.close();
  }
}
