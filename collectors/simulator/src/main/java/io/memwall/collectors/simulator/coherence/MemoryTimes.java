package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Kind;

/**
 * How long a pool's memory takes.
 *
 * @param readNanos from a read's turn at its bank to the answer; also of grants
 * @param writeNanos the same of writes and releases
 * @param atomicNanos the same of atomics
 * @param banks that work side by side; an address belongs to the bank of its 64 KiB
 * @param busyNanos for how long one access keeps its bank; 0 lets any number go at once
 */
public record MemoryTimes(
    long readNanos, long writeNanos, long atomicNanos, int banks, long busyNanos) {
  public MemoryTimes {
    if (readNanos < 0 || writeNanos < 0 || atomicNanos < 0 || busyNanos < 0) {
      throw new IllegalArgumentException("service time must not be negative");
    }
    if (banks < 1) {
      throw new IllegalArgumentException("a pool has at least 1 bank, not " + banks);
    }
  }

  /** The same time for everything, and no waiting for banks. */
  public static MemoryTimes uniform(long nanos) {
    return new MemoryTimes(nanos, nanos, nanos, 1, 0);
  }

  long nanos(Kind kind) {
    return switch (kind) {
      case PUT_FULL, PUT_PARTIAL, RELEASE, RELEASE_DATA -> writeNanos;
      case ARITHMETIC, LOGICAL -> atomicNanos;
      default -> readNanos;
    };
  }
}
