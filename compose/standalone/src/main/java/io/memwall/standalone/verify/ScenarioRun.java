package io.memwall.standalone.verify;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.simulator.FrameSink;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.fabric.TapPlan;
import io.memwall.standalone.demo.Translation;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;

/** A scenario from its first frame to its last, an agent at every node, as fast as all can. */
public final class ScenarioRun implements FrameSink {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final int FCS_BYTES = 4;

  /** From here on nobody asks for single seconds, and their number would take hours to work off. */
  private static final Duration LONG = Duration.ofHours(1);

  private static final IntervalLength COARSE = IntervalLength.of(Duration.ofSeconds(10));

  private final Frame frame = new Frame();
  private final Simulation simulation;
  private final IntervalLength interval;
  private final TapPlan taps;
  private boolean captures = true;
  private Watchers watchers;

  /**
   * Prepares it.
   *
   * @throws IllegalArgumentException when the scenario has no end
   */
  public ScenarioRun(SimulationOptions options) {
    boolean isLong =
        options.load().duration().filter(each -> each.compareTo(LONG) >= 0).isPresent();
    taps = options.network().taps();
    interval = isLong ? COARSE : IntervalLength.SECOND;
    simulation =
        new Simulation(
            options,
            this,
            event -> watchers.intakeOf(event.poolId()).ledger(Translation.entry(event)));
    if (simulation.isEndless()) {
      throw new IllegalArgumentException("this scenario has no end: give --duration or --requests");
    }
  }

  /** Nobody captures frames: hosts tell the counters of their ports and the pressure on memory. */
  public ScenarioRun withoutFrames() {
    captures = false;
    return this;
  }

  /**
   * Runs all of it; Kafka has every event when this returns.
   *
   * @param truth where the truth about it is written
   */
  public void run(String kafka, Path truth) throws IOException {
    run(kafka, truth, nanos -> {});
  }

  /**
   * The same, telling after each second of the scenario how long it has lasted.
   *
   * @param lasted is told nanoseconds since the scenario's start; it may wait
   */
  public void run(String kafka, Path truth, LongConsumer lasted) throws IOException {
    long start = simulation.nowNanos();
    try (var watching = watchers(kafka)) {
      watchers = watching;
      for (long until = start + SECOND_NS; !simulation.isFinished(); until += SECOND_NS) {
        simulation.runUntil(until);
        watchers.advance(Math.min(until, simulation.nowNanos()));
        lasted.accept(until - start);
      }
    }
    try (Writer lines = Files.newBufferedWriter(truth, StandardCharsets.UTF_8)) {
      simulation.writeTruth(lines);
    }
  }

  private Watchers watchers(String kafka) throws IOException {
    return new Watchers(
        simulation, KafkaTarget.at(kafka), new Watchers.Kind(captures, interval, taps));
  }

  @Override
  public void frame(Tap tap, long tNanos, ByteBuffer bytes, Direction direction) {
    cutFrame(tap, tNanos, new Cut(bytes, bytes.remaining()), direction);
  }

  @Override
  public void cutFrame(Tap tap, long tNanos, Cut cut, Direction direction) {
    ByteBuffer bytes = cut.bytes();
    frame.bytes(bytes, bytes.position(), bytes.remaining(), cut.wireBytes());
    // An agent has the interfaces of its own node only, and each node has one tap.
    frame.seen(tNanos, 0, Translation.direction(direction));
    watchers.frame(tap, frame, cut.wireBytes() - (tap.framing().fcs() ? FCS_BYTES : 0));
  }
}
