package io.memwall.streams.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far the free memory of a pool is in pieces.
 *
 * @param share 1 − largest free / free; none when nothing is free or either is unknown
 * @param unusable what requests of some sizes cannot use; empty when unknown
 */
record Fragmentation(OptionalDouble share, List<Unusable> unusable) {
  static final List<Long> SIZES = List.of(64L << 20, 1L << 30);

  /**
   * What requests of one size cannot use.
   *
   * @param requestBytes the size, positive
   * @param share of the free bytes: (free − Σ ⌊gap / r⌋ · r) / free
   */
  record Unusable(long requestBytes, double share) {}

  Fragmentation {
    unusable = List.copyOf(unusable);
  }

  /**
   * Of the free stretches of a ledger.
   *
   * @param typicalBytes a further size to look at, positive; none when unknown
   */
  static Fragmentation of(Ledger ledger, OptionalLong typicalBytes) {
    var figures = PoolFigures.of(ledger);
    var gaps = ledger.holdings().gaps();
    long free = figures.freeBytes().orElse(0);
    // With memory that lies nobody knows where, some of the gaps are none.
    boolean known = gaps.isPresent() && ledger.holdings().unplacedBytes() == 0 && free != 0;
    if (!known) {
      return new Fragmentation(OptionalDouble.empty(), List.of());
    }
    var sizes = new ArrayList<>(SIZES);
    typicalBytes.ifPresent(sizes::add);
    return new Fragmentation(
        OptionalDouble.of(1 - ratio(gaps.get().largest(), free)),
        sizes.stream().map(size -> unusable(gaps.get(), free, size)).toList());
  }

  private static Unusable unusable(Gaps gaps, long free, long size) {
    return new Unusable(size, ratio(free - gaps.usable(size), free));
  }

  private static double ratio(long part, long whole) {
    return PoolFigures.unsigned(part) / PoolFigures.unsigned(whole);
  }
}
