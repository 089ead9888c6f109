package io.memwall.streams.bandwidth;

import io.memwall.streams.window.LeftOut;
import io.memwall.streams.window.Observation;

/** What became of an observation that was held against the inventory. */
sealed interface Placed {

  /** It may be true. */
  record Credible(Observation<Carried> observation) implements Placed {}

  /** It says what its line cannot carry. */
  record Refused(LeftOut<Carried> leftOut) implements Placed {}
}
