package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.allocator.PoolUse;

/** How a pool was used at the end of [t0, t1), epoch nanoseconds. */
public record PoolSecond(long t0, long t1, PoolUse use) {}
