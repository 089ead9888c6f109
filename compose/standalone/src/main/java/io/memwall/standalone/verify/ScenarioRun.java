package io.memwall.standalone.verify;

import io.memwall.collectors.agent.SteppedAgent;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.simulator.FrameSink;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.standalone.demo.Translation;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A scenario from its first frame to its last, watched by an agent, as fast as both can. */
public final class ScenarioRun implements FrameSink {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final String NODE = "verify";

  private final Frame frame = new Frame();
  private final Simulation simulation;
  private SteppedAgent agent;

  /**
   * Prepares it.
   *
   * @throws IllegalArgumentException when the scenario has no end
   */
  public ScenarioRun(SimulationOptions options) {
    simulation =
        new Simulation(options, this, event -> agent.intake().ledger(Translation.entry(event)));
    if (simulation.isEndless()) {
      throw new IllegalArgumentException("this scenario has no end: give --duration or --requests");
    }
  }

  /**
   * Runs all of it; Kafka has every event when this returns.
   *
   * @param truth where the truth about it is written
   */
  public void run(String kafka, Path truth) throws IOException {
    long start = simulation.nowNanos();
    var identity = new Identity(NODE, Identity.NO_BOOT, start, NODE, "simulated", "");
    var taps = simulation.taps();
    try (var watching =
        new SteppedAgent(identity, taps.stream().map(Tap::name).toList(), KafkaTarget.at(kafka))) {
      agent = watching;
      taps.forEach(tap -> agent.declare(tap.name(), Translation.kind(tap.position())));
      simulation
          .inventory()
          .forEach(each -> agent.intake().inventory(Translation.version(each, start)));
      for (long until = start + SECOND_NS; !simulation.isFinished(); until += SECOND_NS) {
        simulation.runUntil(until);
        agent.advance(Math.min(until, simulation.nowNanos()));
      }
    }
    try (Writer lines = Files.newBufferedWriter(truth, StandardCharsets.UTF_8)) {
      simulation.writeTruth(lines);
    }
  }

  @Override
  public void frame(Tap tap, long tNanos, ByteBuffer bytes, Direction direction) {
    cutFrame(tap, tNanos, new Cut(bytes, bytes.remaining()), direction);
  }

  @Override
  public void cutFrame(Tap tap, long tNanos, Cut cut, Direction direction) {
    ByteBuffer bytes = cut.bytes();
    frame.bytes(bytes, bytes.position(), bytes.remaining(), cut.wireBytes());
    frame.seen(tNanos, tap.index(), Translation.direction(direction));
    agent.frame(frame);
  }
}
