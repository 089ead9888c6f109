package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import io.memwall.collectors.simulator.truth.TruthKey;
import io.memwall.collectors.simulator.truth.TruthLines;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Steps of a training run: parameters are read, read and written, then nothing while the hosts talk
 * to each other elsewhere, then the optimizer writes. At the end all is saved.
 *
 * <p>Shares are of the line rate of the direction that carries the blocks: answers for reads,
 * requests for writes.
 */
final class LlmTrain {
  private static final int BLOCK = 10;
  static final long READ_WIRE_BITS = 8 * (14 + 8 * (2 + 1 + 128) + 24);
  static final long WRITE_WIRE_BITS = 8 * (14 + 8 * (2 + 2 + 128) + 24);
  static final List<Phase> STEP =
      List.of(
          new Phase(300, 60, 0),
          new Phase(500, 40, 40),
          new Phase(200, 0, 0),
          new Phase(200, 0, 90));
  static final Phase CHECKPOINT = new Phase(5_000, 0, 95);
  static final int CHECKPOINT_EVERY = 100;

  private final World world;
  private final Host host;
  private final Addresses addresses;
  private final int entity;
  private final Budget budget;
  private long steps;

  record Phase(long millis, int readPercent, int writePercent) {}

  private LlmTrain(World world, int index) {
    this.world = world;
    this.host = world.hosts().get(index);
    this.addresses = world.resident(index, "training");
    this.entity = world.timeline().newEntity();
    this.budget = world.budget();
  }

  /** As many steps as the load has requests; a checkpoint after every hundredth and the last. */
  static void begin(World world) {
    for (int i = 0; i < world.hosts().size(); i++) {
      LlmTrain training = new LlmTrain(world, i);
      world.hosts().get(i).onConnected(training::step);
      String link = training.host.nodeId() + "-" + world.machines().poolOf(i).nodeId();
      expect(world, training.host.nodeId(), "link:" + link);
    }
  }

  private static void expect(World world, String node, String link) {
    Expectations expectations = world.expectations();
    TruthKey key = TruthKey.of("node", node);
    TruthKey responses = key.with("direction", "response");
    TruthKey requests = key.with("direction", "request");
    TruthLines.Span steps = new TruthLines.Span(0, stepsNanos(world.options().load().requests()));
    expectations.during(steps, "expected_step_utilisation_ppm", responses, 316_667);
    expectations.during(steps, "expected_step_peak_to_mean_ppm", responses, 1_894_737);
    expectations.during(steps, "expected_step_variation_ppm", responses, 750_000);
    expectations.during(steps, "expected_step_utilisation_ppm", requests, 316_667);
    expectations.during(steps, "expected_step_peak_to_mean_ppm", requests, 2_842_105);
    expectations.during(steps, "expected_step_variation_ppm", requests, 1_006_000);
    // A checkpoint of 5 s does not fill three windows of 10 s out of five, which a warning needs.
    expectations.states(link, List.of("ok"));
  }

  /** Steps before the first checkpoint. */
  private static long stepsNanos(long requests) {
    long steps = Math.min(requests == 0 ? CHECKPOINT_EVERY : requests, CHECKPOINT_EVERY);
    return steps * STEP.stream().mapToLong(Phase::millis).sum() * 1_000_000;
  }

  private void step() {
    if (!budget.take(world.timeline().now())) {
      return;
    }
    steps++;
    boolean last = steps == world.options().load().requests();
    long begin = 0;
    for (Phase phase : STEP) {
      run(phase, begin);
      begin += phase.millis();
    }
    if (last || steps % CHECKPOINT_EVERY == 0) {
      run(CHECKPOINT, begin);
      begin += CHECKPOINT.millis();
    }
    after(begin * 1_000_000 * Timeline.PICOS_PER_NANO, this::step);
  }

  private void run(Phase phase, long afterMillis) {
    long begin = world.timeline().now() + picos(afterMillis);
    long end = begin + picos(phase.millis());
    flow(begin, end, gapPicos(READ_WIRE_BITS, phase.readPercent()), a -> Work.get(a, BLOCK));
    flow(begin, end, gapPicos(WRITE_WIRE_BITS, phase.writePercent()), a -> Work.put(a, BLOCK));
  }

  private static long picos(long millis) {
    return millis * 1_000_000 * Timeline.PICOS_PER_NANO;
  }

  /** 0 for nothing at all. */
  private long gapPicos(long wireBits, int percent) {
    long rate = world.options().network().links().speed().bitsPerSecond();
    return percent == 0 ? 0 : wireBits * 1_000_000_000_000L / rate * 100 / percent;
  }

  private void flow(long begin, long end, long gap, LongFunction<Work> work) {
    if (gap > 0 && begin < end) {
      world
          .timeline()
          .at(
              begin,
              Rank.GENERATE,
              entity,
              () -> {
                work.apply(addresses.next(BLOCK)).begin(host, () -> {});
                flow(begin + gap, end, gap, work);
              });
    }
  }

  private void after(long picos, Runnable action) {
    world.timeline().after(picos, Rank.GENERATE, entity, action);
  }
}
