package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;

/** A master that sends when its time has come, whether or not answers are there. */
final class OpenLoop {
  private final World world;
  private final Host host;
  private final Pace pace;
  private final Supplier<Work> menu;
  private final Budget budget;
  private final int entity;

  /**
   * Time between two requests.
   *
   * @param gapNanos from one that goes at this time, picoseconds since the start, to the next
   */
  record Pace(LongUnaryOperator gapNanos) {
    /** Percent of the mean rate, ten seconds each: a day in two minutes. */
    private static final int[] TIDE = {
      100, 80, 60, 50, 60, 80, 100, 110, 120, 130, 120, 110,
    };

    private static final int TIDE_STEP_SECONDS = 10;
    private static final long PICOS_PER_SECOND = 1_000_000_000_000L;

    /** Percent of the mean gap: a table of waits as of requests that come by chance. */
    private static final int[] CHANCE = {
      1, 5, 10, 15, 21, 27, 34, 41, 49, 58, 67, 78, 91, 105, 122, 143, 170, 210, 290, 463,
    };

    /** Percent of the mean rate. */
    static int tide(long second) {
      return TIDE[(int) (second / TIDE_STEP_SECONDS % TIDE.length)];
    }

    static Pace fixed(long nanos) {
      return new Pace(now -> nanos);
    }

    /** Varies by a half and follows a tide. */
    static Pace tidal(long meanNanos, SplitMix64 random) {
      return new Pace(
          now -> {
            long mean = Math.max(1, meanNanos * 100 / tide(now / PICOS_PER_SECOND));
            return mean / 2 + random.below(mean);
          });
    }

    /** As requests of many independent users come. */
    static Pace byChance(long meanNanos, SplitMix64 random) {
      return new Pace(now -> Math.max(1, meanNanos * CHANCE[(int) random.below(20)] / 100));
    }
  }

  OpenLoop(World world, Host host, Pace pace, Supplier<Work> menu) {
    this.world = world;
    this.host = host;
    this.pace = pace;
    this.menu = menu;
    this.budget = world.budget();
    this.entity = world.timeline().newEntity();
  }

  void start() {
    Timeline timeline = world.timeline();
    timeline.at(timeline.nextTick(), Rank.GENERATE, entity, this::issue);
  }

  private void issue() {
    Timeline timeline = world.timeline();
    if (!budget.take(timeline.now())) {
      return;
    }
    menu.get().begin(host, () -> {});
    long gap = pace.gapNanos().applyAsLong(timeline.now());
    long next = timeline.nextTick() + gap * Timeline.PICOS_PER_NANO;
    timeline.at(next, Rank.GENERATE, entity, this::issue);
  }
}
