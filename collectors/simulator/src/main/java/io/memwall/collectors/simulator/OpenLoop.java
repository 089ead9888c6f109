package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.coherence.Host;
import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;

/** A master that sends when its time has come, whether or not answers are there. */
final class OpenLoop {
  /** Percent of the mean rate, ten seconds each: a day in two minutes. */
  private static final int[] TIDE = {100, 80, 60, 50, 60, 80, 100, 110, 120, 130, 120, 110};

  private static final long TIDE_STEP_PICOS = 10_000_000_000_000L;

  private final Timeline timeline;
  private final Host host;
  private final Pace pace;
  private final Accesses accesses;
  private final int entity;

  /**
   * @param varied whether the time between requests varies by a half and follows the tide
   */
  record Pace(long meanNanos, boolean varied, Budget budget) {}

  /**
   * @param size exponent of the bytes moved by a request
   * @param putPercent share of writes
   */
  record Accesses(Addresses addresses, int size, int putPercent, SplitMix64 random) {}

  OpenLoop(Timeline timeline, Host host, Pace pace, Accesses accesses) {
    this.timeline = timeline;
    this.host = host;
    this.pace = pace;
    this.accesses = accesses;
    this.entity = timeline.newEntity();
  }

  void start() {
    timeline.at(timeline.nextTick(), Rank.GENERATE, entity, this::issue);
  }

  private void issue() {
    if (!pace.budget().take(timeline.now())) {
      return;
    }
    long address = accesses.addresses().next(accesses.size());
    if (accesses.random().percent(accesses.putPercent())) {
      host.put(address, accesses.size(), () -> {});
    } else {
      host.get(address, accesses.size(), () -> {});
    }
    long next = timeline.nextTick() + gapNanos() * Timeline.PICOS_PER_NANO;
    timeline.at(next, Rank.GENERATE, entity, this::issue);
  }

  private long gapNanos() {
    if (!pace.varied()) {
      return pace.meanNanos();
    }
    int step = (int) (timeline.now() / TIDE_STEP_PICOS % TIDE.length);
    long mean = Math.max(1, pace.meanNanos() * 100 / TIDE[step]);
    return mean / 2 + accesses.random().below(mean);
  }
}
