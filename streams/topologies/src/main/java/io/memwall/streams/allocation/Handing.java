package io.memwall.streams.allocation;

import io.memwall.streams.allocation.Holding.Place;
import io.memwall.streams.allocation.Holding.Since;
import io.memwall.streams.allocation.Holding.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an entry gave out and took back of one allocation.
 *
 * @param now the allocation, with each place since the entry that gave it out
 * @param changes places begun, ended or otherwise changed
 */
record Handing(Optional<Holding> now, List<Change> changes) {

  /**
   * A change.
   *
   * @param holding of what
   * @param place where
   * @param untilNs when it ended, ns since 1970; none when it goes on
   */
  record Change(Holding holding, Place place, OptionalLong untilNs) {}

  Handing {
    changes = List.copyOf(changes);
  }

  /**
   * Compares an allocation before and after an entry. A place goes on if extent, state and claimant
   * are as before.
   */
  static Handing of(Optional<Holding> before, Optional<Holding> after, Since entry) {
    Map<Extent, Place> old = new HashMap<>();
    before.ifPresent(held -> held.places().forEach(place -> old.put(place.extent(), place)));
    boolean goesOn = before.isPresent() && after.isPresent() && alike(before.get(), after.get());
    var changes = new ArrayList<Change>();
    var now =
        after.map(
            held ->
                held.withPlaces(
                    held.places().stream()
                        .map(place -> since(place, goesOn ? old.get(place.extent()) : null, entry))
                        .toList()));
    for (var place : now.map(Holding::places).orElse(List.of())) {
      var known = goesOn ? old.remove(place.extent()) : null;
      if (!place.equals(known)) {
        changes.add(new Change(now.get(), place, OptionalLong.empty()));
      }
    }
    for (var place : old.values()) {
      // By the allocator's clock, which may have gone back.
      long untilNs = Math.max(entry.atNs(), place.since().atNs());
      changes.add(0, new Change(before.get(), place, OptionalLong.of(untilNs)));
    }
    return new Handing(now, changes);
  }

  private static Place since(Place place, Place known, Since entry) {
    return new Place(place.extent(), place.leaving(), known == null ? entry : known.since());
  }

  private static boolean alike(Holding one, Holding other) {
    return one.state() == other.state()
        && one.state() != State.FREED
        && one.claimant().equals(other.claimant());
  }
}
