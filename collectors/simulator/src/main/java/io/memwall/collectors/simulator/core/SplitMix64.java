package io.memwall.collectors.simulator.core;

import java.nio.charset.StandardCharsets;

/** The SplitMix64 generator, and how a named stream of it is seeded. Not thread-safe. */
public final class SplitMix64 {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long state;

  public SplitMix64(long seed) {
    state = seed;
  }

  /** The stream of one purpose, such as {@code addr:h3}: independent of all other names. */
  public static SplitMix64 stream(long seed, String name) {
    return new SplitMix64(new SplitMix64(seed ^ fnv1a64(name)).next());
  }

  /** FNV-1a, 64 bits, of the UTF-8 bytes. */
  static long fnv1a64(String text) {
    long hash = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return hash;
  }

  /** The next 64 bits. */
  public long next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** A number in [0, bound); the bias of the remainder is below bound / 2^63. */
  public long below(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, not " + bound);
    }
    return Long.remainderUnsigned(next(), bound);
  }

  /** True in {@code percent} of 100 cases. */
  public boolean percent(int percent) {
    return below(100) < percent;
  }
}
