package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;

/** The fate of the frames of one direction of one cable. */
final class Loss {
  private final LossPlan plan;
  private final SplitMix64 random;
  private final Timeline timeline;
  private boolean bad;

  Loss(LossPlan plan, SplitMix64 random, Timeline timeline) {
    this.plan = plan;
    this.random = random;
    this.timeline = timeline;
  }

  boolean takesNext() {
    if (plan instanceof LossPlan.GilbertElliott states) {
      return takesNext(states);
    }
    if (plan instanceof LossPlan.Spell spell) {
      return takesNext(spell);
    }
    Chance chance = ((LossPlan.Bernoulli) plan).loss();
    return !chance.isNever() && chance.happens(random);
  }

  private boolean takesNext(LossPlan.Spell spell) {
    long nanos = timeline.now() / Timeline.PICOS_PER_NANO;
    return spell.times().contain(nanos) && spell.loss().happens(random);
  }

  private boolean takesNext(LossPlan.GilbertElliott states) {
    bad = bad ? !states.toGood().happens(random) : states.toBad().happens(random);
    return (bad ? states.lossBad() : states.lossGood()).happens(random);
  }
}
