package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.allocator.PoolUse;

/** Follows one pool. Written by the simulation's thread, read by any. */
final class PoolTally {
  private final History<PoolSecond> seconds;
  private volatile PoolUse now;

  PoolTally(PoolUse start, History<PoolSecond> seconds) {
    this.now = start;
    this.seconds = seconds;
  }

  void set(PoolUse use) {
    now = use;
  }

  void close(long t0, long t1) {
    seconds.add(new PoolSecond(t0, t1, now), t0);
  }

  PoolUse now() {
    return now;
  }

  History<PoolSecond> seconds() {
    return seconds;
  }
}
