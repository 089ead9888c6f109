package io.memwall.collectors.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * A pool of 1 GiB full of 64 MiB pieces, of which every second goes: half of the pool is free, and
 * a request of 128 MiB fails.
 */
final class Fragment {
  private static final int PIECES = 16;
  private static final long PIECE = 64 * Allocations.MIB;
  private static final long STEP_NANOS = 50_000_000;

  private Fragment() {}

  static void begin(World world) {
    Allocations.onlyIn(world, pool -> new Fragment().begin(pool));
    // The hosts read what the pool holds anyway: memory of their own would spoil the picture.
    Steady.beginAnywhere(world);
  }

  private final List<String> pieces = new ArrayList<>();

  private void begin(Allocations pool) {
    for (int i = 0; i < PIECES; i++) {
      pool.at(
          i * STEP_NANOS,
          () -> pool.allocate("tenant", "piece", PIECE).allocId().ifPresent(pieces::add));
    }
    for (int i = 0; i < PIECES; i += 2) {
      int piece = i;
      pool.at((PIECES + i) * STEP_NANOS, () -> pool.free(pieces.get(piece)));
    }
    pool.every(2_000_000_000, n -> pool.allocate("tenant", "large", 2 * PIECE));
  }
}
