package io.memwall.collectors.simulator.fabric;

/** How one direction of a cable loses frames. Each direction has a random stream of its own. */
public sealed interface LossPlan {
  /** Nothing is lost. */
  LossPlan NONE = new Bernoulli(Chance.NEVER);

  /** Every frame with the same probability, whatever happened to the one before. */
  record Bernoulli(Chance loss) implements LossPlan {}

  /**
   * Two states, in each of which frames are lost with a probability of its own; the state may
   * change before every frame.
   *
   * @param toBad chance to turn bad while good
   * @param toGood chance to turn good while bad
   */
  record GilbertElliott(Chance toBad, Chance toGood, Chance lossGood, Chance lossBad)
      implements LossPlan {}

  static LossPlan bernoulli(Chance loss) {
    return new Bernoulli(loss);
  }
}
