package io.memwall.streams.hotspot;

import io.memwall.streams.hotspot.Reading.Origin;
import java.util.List;
import java.util.Map;

/** The questions behind readings, and readings made of readings. */
final class Origins {
  static final String BANDWIDTH = "bandwidth";
  static final String LATENCY = "latency";
  static final String CONTENTION = "contention";
  static final String LEDGER = "ledger";
  static final String REFUSALS = "refusals";
  static final String PRESSURE = "pressure";
  static final String COUNTERS = "counters";
  static final String USERS = "users";

  private Origins() {}

  /** What a pool's reading says of one of its regions. */
  static Reading ofRegion(Reading pool, Entity region, double transit) {
    var places =
        pool.setting().regions().stream()
            .filter(place -> place.region().equals(region.name()))
            .toList();
    var origin =
        new Origin(
            CONTENTION,
            region.text(),
            Instrument.FRAMES,
            pool.origin().revision(),
            pool.origin().nodes());
    return new Reading(
        region,
        origin,
        pool.interval(),
        Map.of(Measure.TRANSIT, transit),
        Map.of(),
        pool.coverage(),
        Setting.of(pool.setting().fabric())
            .withRegions(places)
            .withParents(List.of(pool.entity().text())));
  }
}
