package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.Fit;
import io.memwall.collectors.simulator.coherence.MemoryTimes;

/**
 * The pools and the caches in front of them.
 *
 * @param poolBytes capacity of each pool
 * @param cacheLines lines of 64 bytes in each host's cache
 */
public record Memory(long poolBytes, Fit fit, MemoryTimes times, int cacheLines) {
  private static final long GIB = 1L << 30;

  /** 64 GiB a pool, everything served in 300 ns, caches that are never full. */
  public static final Memory DEFAULT =
      new Memory(64 * GIB, Fit.FIRST, MemoryTimes.uniform(300), 1 << 16);

  public Memory {
    if (poolBytes < 1L << 20 || cacheLines < 1) {
      throw new IllegalArgumentException(
          "a pool of " + poolBytes + " bytes and caches of " + cacheLines + " lines are too small");
    }
  }

  public Memory withPoolBytes(long other) {
    return new Memory(other, fit, times, cacheLines);
  }

  public Memory withFit(Fit other) {
    return new Memory(poolBytes, other, times, cacheLines);
  }

  public Memory withTimes(MemoryTimes other) {
    return new Memory(poolBytes, fit, other, cacheLines);
  }

  public Memory withCacheLines(int other) {
    return new Memory(poolBytes, fit, times, other);
  }
}
