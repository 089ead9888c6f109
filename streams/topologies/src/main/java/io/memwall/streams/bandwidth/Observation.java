package io.memwall.streams.bandwidth;

/** What reaches a fold: traffic of an interval, or word of how far a node has come. */
sealed interface Observation permits Contribution, Heartbeat {
  Epoch epoch();
}
