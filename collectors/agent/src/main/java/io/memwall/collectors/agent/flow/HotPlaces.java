package io.memwall.collectors.agent.flow;

import io.memwall.collectors.wire.hot.HotAddresses;
import io.memwall.collectors.wire.hot.HotCounter;
import io.memwall.collectors.wire.hot.HotEntry;
import io.memwall.collectors.wire.hot.HotPools;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;

/** Copies the hot addresses of a pool out of the tables, which are valid for the call only. */
final class HotPlaces {
  private static final HotReading.Pool OTHERS =
      new HotReading.Pool(Optional.empty(), Optional.empty());

  /** MAC address to index, in the order in which they were met. */
  private final Map<Long, Integer> masters = new LinkedHashMap<>();

  private final List<HotReading.Place> lines = new ArrayList<>();
  private final List<HotReading.Place> regions = new ArrayList<>();

  private HotPlaces() {}

  /** What a tap has to say of a pool that was spoken to: that nothing was fought over, too. */
  static HotReading reading(Span interval, HalfNames names, long pool, HotAddresses addresses) {
    var places = new HotPlaces();
    addresses.forEachLine(entry -> places.lines.add(places.place(entry)));
    addresses.forEachRegion(entry -> places.regions.add(places.place(entry)));
    return new HotReading(
        interval,
        names.tapId(),
        names.position(),
        pool == HotPools.OTHERS ? OTHERS : names.pool(pool),
        addresses.totalWeight(),
        counts(addresses::total),
        places.masters.keySet().stream().map(MacAddress::text).toList(),
        places.lines,
        places.regions);
  }

  private HotReading.Place place(HotEntry entry) {
    return new HotReading.Place(
        entry.address(),
        entry.weight(),
        entry.error(),
        counts(entry::count),
        masters(entry),
        entry.distinctLines(),
        entry.topLineShare());
  }

  private static Map<HotCounter, Long> counts(ToLongFunction<HotCounter> count) {
    var counts = new EnumMap<HotCounter, Long>(HotCounter.class);
    for (HotCounter counter : HotCounter.values()) {
      if (count.applyAsLong(counter) > 0) {
        counts.put(counter, count.applyAsLong(counter));
      }
    }
    return counts;
  }

  private HotReading.Masters masters(HotEntry entry) {
    var known = new ArrayList<Integer>();
    for (int i = 0; i < entry.masters(); i++) {
      known.add(index(entry.master(i)));
    }
    OptionalInt owner =
        entry.lastOwner().isPresent()
            ? OptionalInt.of(index(entry.lastOwner().getAsLong()))
            : OptionalInt.empty();
    return new HotReading.Masters(known, entry.hasMoreMasters(), owner);
  }

  private int index(long master) {
    return masters.computeIfAbsent(master, unknown -> masters.size());
  }
}
