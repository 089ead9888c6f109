package io.memwall.collectors.simulator.allocator;

/** The addresses [base, base + length) of a pool, in bytes. */
public record Extent(long base, long length) {
  long end() {
    return base + length;
  }
}
