package io.memwall.standalone.demo;

import io.memwall.collectors.agent.LiveAgent;
import io.memwall.collectors.agent.LiveSettings;
import io.memwall.collectors.agent.allocation.AllocationIntake;
import io.memwall.collectors.agent.capture.LiveFrames;
import io.memwall.collectors.simulator.PacedRun;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.InventoryObject;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.truth.LiveTruth;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A simulated fabric in real time, watched by an agent. */
public final class DemoFabric implements AutoCloseable {
  private static final int BUFFER_BYTES = 8 << 20;
  private static final long STOP_WITHIN_MS = 5_000;

  private final Simulation simulation;
  private final LiveFrames frames;
  private final LiveAgent agent;
  private final PacedRun run;
  private final Thread thread;

  private DemoFabric(LiveSettings settings, Clock clock) {
    Instant start = clock.instant();
    var options = SimulationOptions.of(Scenario.DEMO).withStart(start);
    // The simulation calls back into frames and agent, which need its taps: hence the fields.
    simulation =
        new Simulation(options, this::frame, event -> intake().ledger(Translation.entry(event)));
    frames = new LiveFrames(simulation.taps().stream().map(Tap::name).toList(), BUFFER_BYTES);
    agent = new LiveAgent(settings, frames);
    run = new PacedRun(simulation, clock).telling(frames::reached);
    thread = new Thread(run, "demo-fabric");
  }

  /** Starts the fabric and its agent; the inventory goes first. */
  public static DemoFabric start(LiveSettings settings, Clock clock) {
    var fabric = new DemoFabric(settings, clock);
    fabric.begin();
    return fabric;
  }

  private void begin() {
    agent.start();
    long since = simulation.nowNanos();
    simulation
        .inventory()
        .forEach(object -> agent.intake().inventory(Translation.version(object, since)));
    thread.start();
  }

  private AllocationIntake intake() {
    return agent.intake();
  }

  private void frame(Tap tap, long tNanos, ByteBuffer bytes, Direction direction) {
    try {
      frames.put(tNanos, tap.index(), Translation.direction(direction), bytes);
    } catch (InterruptedException e) {
      // The run is being stopped; what it still sends goes nowhere.
      Thread.currentThread().interrupt();
    }
  }

  public LiveTruth truth() {
    return simulation.live();
  }

  public List<InventoryObject> inventory() {
    return simulation.inventory();
  }

  /** Why it has come to a halt; empty while all is well. */
  public Optional<String> failure() {
    if (!thread.isAlive()) {
      return Optional.of("the simulated fabric has stopped");
    }
    return agent.status().failure().map(why -> "the agent watches no more: " + why);
  }

  /** Stops the fabric, then the agent, which sends what it has. */
  @Override
  public void close() {
    run.close();
    try {
      thread.join(STOP_WITHIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    frames.end();
    agent.close();
  }
}
