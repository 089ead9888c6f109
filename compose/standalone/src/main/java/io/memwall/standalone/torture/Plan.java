package io.memwall.standalone.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which fault strikes when, decided before anything runs: the same seed, time and faults give the
 * same plan. Every fault strikes as often as every other, or once more.
 *
 * @param seed it was drawn with
 * @param strikes in their order; the next begins when the one before is got over, and not before
 *     its time
 */
record Plan(long seed, List<Strike> strikes) {
  /** From one strike to the next, whatever happens between. */
  static final Duration PACE = Duration.ofSeconds(10);

  private static final int LEAST_HOLD_S = 2;
  private static final int MOST_HOLD_S = 6;

  Plan {
    strikes = List.copyOf(strikes);
  }

  /**
   * One strike.
   *
   * @param at not before this, from the begin of the load
   * @param hold how long the fault lasts
   */
  record Strike(String fault, Duration at, Duration hold) {}

  /**
   * Draws one.
   *
   * @param faults names of those there are; each strikes once at least, however short the time
   * @param time the load lasts, about
   */
  static Plan of(long seed, List<String> faults, Duration time) {
    var random = new Random(seed);
    int count = Math.max(faults.size(), (int) time.dividedBy(PACE) - 1);
    var order = new ArrayList<String>();
    while (order.size() < count && !faults.isEmpty()) {
      var round = new ArrayList<>(faults);
      Collections.shuffle(round, random);
      order.addAll(round.subList(0, Math.min(round.size(), count - order.size())));
    }
    var strikes = new ArrayList<Strike>();
    for (String fault : order) {
      int hold = LEAST_HOLD_S + random.nextInt(MOST_HOLD_S - LEAST_HOLD_S + 1);
      Duration at = PACE.multipliedBy(strikes.size()).plus(PACE.dividedBy(2));
      strikes.add(new Strike(fault, at, Duration.ofSeconds(hold)));
    }
    return new Plan(seed, strikes);
  }
}
