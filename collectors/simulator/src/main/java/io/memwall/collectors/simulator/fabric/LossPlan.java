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

  /**
   * Frames on the cables of one node, with the same probability each, at some times only.
   *
   * @param node at either end of the cable
   */
  record Spell(String node, Chance loss, Times times) implements LossPlan {}

  /**
   * A part of every period, nanoseconds since the start of the run.
   *
   * @param toNanos the first time in a period at which it is over
   */
  record Times(long periodNanos, long fromNanos, long toNanos) {
    public Times {
      if (fromNanos < 0 || fromNanos >= toNanos || toNanos > periodNanos) {
        throw new IllegalArgumentException(
            "a spell from %d to %d ns does not lie in a period of %d ns"
                .formatted(fromNanos, toNanos, periodNanos));
      }
    }

    /** Whether it is on at this time. */
    public boolean contain(long nanos) {
      long into = nanos % periodNanos;
      return fromNanos <= into && into < toNanos;
    }
  }

  static LossPlan bernoulli(Chance loss) {
    return new Bernoulli(loss);
  }
}
