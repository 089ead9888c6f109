package io.memwall.streams.allocation;

import java.util.List;

/**
 * What one allocation id stands for.
 *
 * @param state live, reserved or freed
 * @param tenant empty when the allocator named none
 * @param places where it lies
 * @param unplacedBytes held without a known place
 * @param sequence the entry that last changed it
 */
record Holding(State state, String tenant, List<Place> places, long unplacedBytes, long sequence) {

  /** What the id is good for. */
  enum State {
    LIVE,
    RESERVED,
    /** Remembered for a while, to tell a double free from an unknown one. */
    FREED
  }

  /**
   * A part of a holding.
   *
   * @param extent where
   * @param leaving held until a migration ends
   */
  record Place(Extent extent, boolean leaving) {}

  Holding {
    places = List.copyOf(places);
  }

  long bytes() {
    long placed = 0;
    for (var place : places) {
      placed += place.extent().length();
    }
    return placed + unplacedBytes;
  }

  Holding withPlaces(List<Place> now) {
    return new Holding(state, tenant, now, unplacedBytes, sequence);
  }

  Holding without(Extent cut) {
    return withPlaces(
        places.stream()
            .flatMap(
                place ->
                    place.extent().minus(cut).stream()
                        .map(left -> new Place(left, place.leaving())))
            .toList());
  }

  static Holding freed(String tenant, long sequence) {
    return new Holding(State.FREED, tenant, List.of(), 0, sequence);
  }
}
