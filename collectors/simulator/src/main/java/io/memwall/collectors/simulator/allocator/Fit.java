package io.memwall.collectors.simulator.allocator;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of the free extents that are long enough is used. */
public enum Fit {
  /** The one with the lowest address. */
  FIRST {
    @Override
    Optional<Extent> among(Stream<Extent> candidates) {
      return candidates.findFirst();
    }
  },
  /** The shortest; of equals the one with the lowest address. */
  BEST {
    @Override
    Optional<Extent> among(Stream<Extent> candidates) {
      return candidates.min(Comparator.comparingLong(Extent::length));
    }
  };

  abstract Optional<Extent> among(Stream<Extent> candidates);

  /** The extents come by ascending base. */
  Optional<Extent> choose(Collection<Extent> free, long bytes) {
    return among(free.stream().filter(extent -> extent.length() >= bytes));
  }
}
