package io.memwall.collectors.wire.flow;

/** How far the credits of a channel can be trusted. */
public enum CreditState {
  /** The base is known and held so far. */
  OK,
  /** The incarnation's start was not seen: what was granted before is unknown. */
  UNKNOWN_BASE,
  /** More was spent than the base allowed, so the base was raised. */
  ADJUSTED,
  /** More was returned than can be true; stall is not inferred. */
  UNRELIABLE
}
