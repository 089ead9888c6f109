package io.memwall.collectors.simulator.allocator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The free parts of a pool by base; neighbours are always joined. */
final class FreeExtents {
  private final TreeMap<Long, Extent> byBase = new TreeMap<>();

  FreeExtents(Extent all) {
    byBase.put(all.base(), all);
  }

  /** Takes the beginning of the place that the fit chooses; empty when no extent is long enough. */
  Optional<Extent> take(long bytes, Fit fit) {
    Optional<Extent> place = fit.choose(byBase.values(), bytes);
    place.ifPresent(
        extent -> {
          byBase.remove(extent.base());
          if (extent.length() > bytes) {
            put(new Extent(extent.base() + bytes, extent.length() - bytes));
          }
        });
    return place.map(extent -> new Extent(extent.base(), bytes));
  }

  void giveBack(Extent extent) {
    Extent joined = extent;
    Map.Entry<Long, Extent> before = byBase.lowerEntry(extent.base());
    if (before != null && before.getValue().end() == extent.base()) {
      byBase.remove(before.getKey());
      joined = new Extent(before.getKey(), before.getValue().length() + extent.length());
    }
    Extent after = byBase.remove(extent.end());
    put(after == null ? joined : new Extent(joined.base(), joined.length() + after.length()));
  }

  private void put(Extent extent) {
    byBase.put(extent.base(), extent);
  }

  long freeBytes() {
    return byBase.values().stream().mapToLong(Extent::length).sum();
  }

  long largestBytes() {
    return byBase.values().stream().mapToLong(Extent::length).max().orElse(0);
  }

  List<Extent> extents() {
    return new ArrayList<>(byBase.values());
  }
}
