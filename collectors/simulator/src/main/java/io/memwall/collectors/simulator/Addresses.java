package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.Extent;
import io.memwall.collectors.simulator.core.SplitMix64;

/** Random places in an extent, aligned to the size of the access. */
record Addresses(Extent extent, SplitMix64 random) {
  long next(int size) {
    return extent.base() + (random.below(extent.length() >> size) << size);
  }
}
