package io.memwall.streams.latency;

/**
 * Where the frames were seen; in the order in which a series stands for its entity. At a host it is
 * what the requester feels, at a pool what serving takes.
 */
enum Position {
  HOST,
  POOL,
  SWITCH,
  UNKNOWN
}
