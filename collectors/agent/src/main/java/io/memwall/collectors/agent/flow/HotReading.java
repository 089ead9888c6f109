package io.memwall.collectors.agent.flow;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.wire.hot.HotCounter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The cache lines and regions of one pool that a tap saw fought over.
 *
 * @param interval at most {@link FlowMeter#HOT_NANOS}, ending where intervals of that length do or
 *     where the source ended
 * @param position kind of the node the tap sits at, if known
 * @param totalWeight probes, acquires of tip, uncached writes and atomics, on any line
 * @param totals what was counted on any line, as far as it is not 0
 * @param masters MAC addresses of the masters that the places name by their index here
 * @param lines 64 bytes each, the heaviest first
 * @param regions 64 KiB each, the heaviest first
 */
public record HotReading(
    Span interval,
    String tapId,
    Optional<InventoryVersion.NodeKind> position,
    Pool pool,
    long totalWeight,
    Map<HotCounter, Long> totals,
    List<String> masters,
    List<Place> lines,
    List<Place> regions) {

  public HotReading {
    Objects.requireNonNull(interval);
    Objects.requireNonNull(tapId);
    Objects.requireNonNull(position);
    Objects.requireNonNull(pool);
    totals = ordered(totals);
    masters = List.copyOf(masters);
    lines = List.copyOf(lines);
    regions = List.copyOf(regions);
  }

  private static Map<HotCounter, Long> ordered(Map<HotCounter, Long> counts) {
    var copy = new EnumMap<HotCounter, Long>(HotCounter.class);
    copy.putAll(counts);
    return Collections.unmodifiableMap(copy);
  }

  /** What names the pool best: its node, else its address, else the tap that saw it. */
  public String key() {
    return pool.node().or(pool::mac).orElse(tapId);
  }

  /**
   * Whose addresses these are.
   *
   * @param mac of the port that answered; empty for all pools beyond those a tap tells apart
   * @param node that owns the address, if known
   */
  public record Pool(Optional<String> mac, Optional<String> node) {
    public Pool {
      Objects.requireNonNull(mac);
      Objects.requireNonNull(node);
    }
  }

  /**
   * A line or region.
   *
   * @param address first byte, unsigned
   * @param error by how much the weight may be too high
   * @param counts those that are not 0
   * @param distinctLines of a region
   * @param topLineShare of a region's transfers, 0 to 1
   */
  public record Place(
      long address,
      long weight,
      long error,
      Map<HotCounter, Long> counts,
      Masters masters,
      OptionalLong distinctLines,
      OptionalDouble topLineShare) {
    public Place {
      counts = ordered(counts);
      Objects.requireNonNull(masters);
      Objects.requireNonNull(distinctLines);
      Objects.requireNonNull(topLineShare);
    }

    /** The same under another address. */
    public Place withAddress(long other) {
      return new Place(other, weight, error, counts, masters, distinctLines, topLineShare);
    }

    public long count(HotCounter counter) {
      return counts.getOrDefault(counter, 0L);
    }
  }

  /**
   * Who asked for a place.
   *
   * @param known indexes into the masters of the reading
   * @param more true when there were others
   * @param lastOwner who was granted tip of a line last
   */
  public record Masters(List<Integer> known, boolean more, OptionalInt lastOwner) {
    public Masters {
      known = List.copyOf(known);
      Objects.requireNonNull(lastOwner);
    }
  }
}
