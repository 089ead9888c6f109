package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.SplitMix64;

/** The fate of the frames of one direction of one cable. */
final class Loss {
  private final LossPlan plan;
  private final SplitMix64 random;
  private boolean bad;

  Loss(LossPlan plan, SplitMix64 random) {
    this.plan = plan;
    this.random = random;
  }

  boolean takesNext() {
    if (plan instanceof LossPlan.GilbertElliott states) {
      return takesNext(states);
    }
    Chance chance = ((LossPlan.Bernoulli) plan).loss();
    return !chance.isNever() && chance.happens(random);
  }

  private boolean takesNext(LossPlan.GilbertElliott states) {
    bad = bad ? !states.toGood().happens(random) : states.toBad().happens(random);
    return (bad ? states.lossBad() : states.lossGood()).happens(random);
  }
}
