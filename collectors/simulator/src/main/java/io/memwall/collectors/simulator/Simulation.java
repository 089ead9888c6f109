package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.AllocationEvent;
import io.memwall.collectors.simulator.coherence.LineTotals;
import io.memwall.collectors.simulator.coherence.Machines;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.fabric.ConnectionPlan;
import io.memwall.collectors.simulator.fabric.Fabric;
import io.memwall.collectors.simulator.fabric.FabricPlan;
import io.memwall.collectors.simulator.fabric.FrameWriter;
import io.memwall.collectors.simulator.fabric.InventoryObject;
import io.memwall.collectors.simulator.fabric.Reconnects;
import io.memwall.collectors.simulator.fabric.Sighting;
import io.memwall.collectors.simulator.fabric.Tap;
import io.memwall.collectors.simulator.fabric.TapListener;
import io.memwall.collectors.simulator.fabric.TapView;
import io.memwall.collectors.simulator.truth.LiveTruth;
import io.memwall.collectors.simulator.truth.Truth;
import io.memwall.collectors.simulator.truth.TruthKey;
import io.memwall.collectors.simulator.truth.TruthWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One run of a scenario. Only one thread may run it; {@link #live} is for the others.
 *
 * <p>Sinks are called on the thread that runs the simulation, in the order of time.
 */
public final class Simulation {
  /** Seconds of truth that an endless run remembers. */
  private static final int ENDLESS_KEEPS = 900;

  private final SimulationOptions options;
  private final Epoch epoch;
  private final Timeline timeline = new Timeline();
  private final Fabric fabric;
  private final Machines machines;
  private final Truth truth;
  private final LiveTruth live;
  private final Pressures pressures = new Pressures();
  private final Ledgers ledgers;
  private final Expectations expectations;
  private final Injector injector;
  private final FrameWriter writer;
  private final FrameSink sink;
  private boolean finished;

  /**
   * Ready to run.
   *
   * @param frames take what the taps see
   * @param allocations take what the allocators decide
   */
  public Simulation(
      SimulationOptions options, FrameSink frames, Consumer<AllocationEvent> allocations) {
    this(options, options.scenario().script(), frames, allocations);
  }

  /** With another script than the scenario's. */
  Simulation(
      SimulationOptions options,
      Script script,
      FrameSink frames,
      Consumer<AllocationEvent> allocations) {
    this.options = options;
    this.sink = frames;
    writer = new FrameWriter(options.profile());
    epoch = Epoch.at(options.start());
    fabric = new Fabric(timeline, plan(options));
    machines =
        new Machines(
            timeline,
            fabric,
            new Machines.Build(options.memory().cacheLines(), options.memory().times()));
    truth =
        new Truth(
            epoch.startNanos(), options.load().isEndless() ? ENDLESS_KEEPS : Integer.MAX_VALUE);
    truth.watch(fabric);
    fabric.record(
        epoch.startNanos(),
        new TapListener() {
          @Override
          public void recorded(Sighting sighting) {
            Simulation.this.recorded(sighting);
          }

          @Override
          public void missed(Sighting sighting) {
            truth.missed(sighting);
          }
        });
    ledgers = new Ledgers(timeline, epoch, truth, allocations);
    ledgers.open(fabric.pools(), options.memory().fit());
    live = truth.live();
    expectations = new Expectations(epoch);
    injector = new Injector(new Injector.Outlet(epoch, timeline, truth, sink), fabric.taps());
    World world =
        new World(options, timeline, machines, ledgers, pressures, expectations, injector);
    timeline.at(
        0,
        Rank.ARRIVAL,
        timeline.newEntity(),
        () -> {
          script.begin(world);
          fabric.start();
        });
  }

  private static FabricPlan plan(SimulationOptions options) {
    Size size = options.size();
    Network network = options.network();
    return new FabricPlan(
        new FabricPlan.Shape(size.frameHosts(), size.framePools(), options.memory().poolBytes()),
        options.profile(),
        network.links(),
        connections(options),
        network.taps(),
        options.seed());
  }

  /** An endpoint that knows no opening keeps its connections for the whole run. */
  private static ConnectionPlan connections(SimulationOptions options) {
    ConnectionPlan plan = options.network().connections();
    return options.profile().canReconnect() ? plan : plan.withReconnects(Reconnects.NONE);
  }

  private void recorded(Sighting sighting) {
    truth.recorded(sighting);
    TapView view = sighting.view();
    ByteBuffer bytes = writer.write(sighting.frame(), view, sighting.direction());
    injector.spoil(view.tap(), bytes);
    int length = bytes.limit();
    int snap = view.tap().framing().snapBytes();
    if (snap > 0 && length > snap) {
      bytes.limit(snap);
      FrameSink.Cut cut = new FrameSink.Cut(bytes, length);
      sink.cutFrame(view.tap(), sighting.tNanos(), cut, sighting.direction());
    } else {
      sink.frame(view.tap(), sighting.tNanos(), bytes, sighting.direction());
    }
  }

  /**
   * Lets everything happen up to this time, epoch nanoseconds. A time before {@link #nowNanos}
   * changes nothing.
   */
  public void runUntil(long epochNanos) {
    long picos = epoch.picos(epochNanos);
    while (timeline.next() <= picos) {
      timeline.step();
    }
    if (timeline.isEmpty()) {
      finish();
    } else if (picos > timeline.now()) {
      timeline.advanceTo(picos);
      truth.advanceTo(epochNanos);
    }
  }

  /**
   * Runs until the last answer has come.
   *
   * @throws IllegalStateException when the load has no end
   */
  public void runToEnd() {
    if (options.load().isEndless()) {
      throw new IllegalStateException(
          "scenario "
              + options.scenario().word()
              + " has no end: give a duration or a number of requests");
    }
    while (!timeline.isEmpty()) {
      timeline.step();
    }
    finish();
  }

  /** A run of a given length covers all of it, however early the last frame was. */
  private void finish() {
    if (finished) {
      return;
    }
    finished = true;
    long end = options.load().duration().map(d -> d.toNanos()).orElse(0L);
    truth.finish(Math.max(epoch.startNanos() + end, epoch.stamp(timeline.now()) + 1));
  }

  /** True when it goes on for ever. */
  public boolean isEndless() {
    return options.load().isEndless();
  }

  /** True when nothing will happen any more. */
  public boolean isFinished() {
    return finished;
  }

  /** Simulated time, epoch nanoseconds. */
  public long nowNanos() {
    return epoch.stamp(timeline.now());
  }

  public SimulationOptions options() {
    return options;
  }

  /** The taps of this run, by index. */
  public List<Tap> taps() {
    return fabric.taps();
  }

  /** Watched connections, in a fixed order. */
  public List<TapView> views() {
    return fabric.views();
  }

  /** All objects of the fabric: nodes, pools, links, ports, attachments, and quotas of tenants. */
  public List<InventoryObject> inventory() {
    List<InventoryObject> objects = new ArrayList<>(fabric.inventory());
    if (options.scenario() == Scenario.DEMO) {
      objects.addAll(Tenants.quotas(fabric.pools()));
    }
    return List.copyOf(objects);
  }

  /** For the simulation's thread, or after the run. */
  public Truth truth() {
    return truth;
  }

  /** For any thread, at any time. */
  public LiveTruth live() {
    return live;
  }

  /** What the directories did, by pool id. */
  public Map<String, List<LineTotals>> lineTotals() {
    return machines.lineTotals();
  }

  /** How long each host's work has stood still for want of memory, microseconds since the start. */
  public Map<String, Long> stalledMicros() {
    return pressures.stalledMicros(timeline.now());
  }

  /** Writes the truth as JSON lines. */
  public void writeTruth(Writer out) {
    TruthWriter truthWriter = new TruthWriter(truth);
    if (injector.spoils()) {
      truthWriter.spoilt();
    }
    injector.sayTo(truthWriter.lines());
    expectations.sayTo(truthWriter.lines());
    ledgers.sayTo(truthWriter.lines());
    stalledMicros()
        .forEach(
            (node, micros) ->
                truthWriter
                    .lines()
                    .total("memory_some_total_us", TruthKey.of("node", node), micros));
    truthWriter.write(lineTotals(), out);
  }
}
