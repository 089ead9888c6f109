package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.truth.TruthKey;
import io.memwall.collectors.simulator.truth.TruthLines;

/**
 * Plain traffic, and a plan of what goes wrong with the events about it on their way: whoever
 * delivers them does it as the plan says, and all aggregates must come out as without.
 */
final class DeliveryFaults {
  private static final long SECOND = 1_000_000_000L;
  private static final long LATEST_NANOS = 30 * SECOND;
  private static final int EACH = 8;

  private DeliveryFaults() {}

  private enum Fault {
    DUPLICATE,
    REORDER,
    LOSE,
    LATE,
    RESTART,
    CLOCK_STEP
  }

  static void begin(World world) {
    Mixture.begin(world);
    SplitMix64 random = world.stream("delivery");
    long seconds = world.options().load().duration().map(d -> d.toSeconds()).orElse(1L);
    for (Fault fault : Fault.values()) {
      int times = fault == Fault.RESTART || fault == Fault.CLOCK_STEP ? 1 : EACH;
      for (int nth = 0; nth < times; nth++) {
        long second = random.below(Math.max(1, seconds));
        TruthKey key = TruthKey.of("fault", fault.name()).with("nth", nth);
        TruthLines.Span span = new TruthLines.Span(second * SECOND, (second + 1) * SECOND);
        world.expectations().during(span, "expected_delivery_fault", key, extent(fault, random));
      }
    }
  }

  /** Delay in nanoseconds, or how far a clock steps; 0 where there is nothing to say. */
  private static long extent(Fault fault, SplitMix64 random) {
    return switch (fault) {
      case DUPLICATE, REORDER, LATE -> 1 + random.below(LATEST_NANOS);
      case CLOCK_STEP -> 2 * SECOND + random.below(SECOND);
      case LOSE, RESTART -> 0;
    };
  }
}
