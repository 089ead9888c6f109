package io.memwall.streams.window;

/**
 * What reaches a fold: evidence of an interval, or word of how far a node has come.
 *
 * @param <E> the evidence that is folded
 */
public sealed interface Observation<E> permits Contribution, Heartbeat {
  /** Whose word it is. */
  Epoch epoch();
}
