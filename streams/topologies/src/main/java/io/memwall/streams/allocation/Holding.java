package io.memwall.streams.allocation;

import java.util.List;

/**
 * What one allocation id stands for.
 *
 * @param state live, reserved or freed
 * @param claimant for whom
 * @param places where it lies
 * @param unplacedBytes held without a known place
 * @param changed the entry that last changed it
 * @param bornNs when it was allocated, which a resize or a migration does not change, ns since 1970
 */
record Holding(
    State state,
    Claimant claimant,
    List<Place> places,
    long unplacedBytes,
    long changed,
    long bornNs) {

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
   * @param since the entry that gave it out
   */
  record Place(Extent extent, boolean leaving, Since since) {}

  /**
   * When something began.
   *
   * @param sequence the entry in the ledger
   * @param atNs its time, ns since 1970
   */
  record Since(long sequence, long atNs) {}

  Holding {
    places = List.copyOf(places);
  }

  long bytes() {
    return stayingBytes() + leavingBytes();
  }

  /** Without the places it is about to leave, so that a migration does not count twice. */
  long stayingBytes() {
    return bytes(false) + unplacedBytes;
  }

  long leavingBytes() {
    return bytes(true);
  }

  private long bytes(boolean leaving) {
    long sum = 0;
    for (var place : places) {
      sum += place.leaving() == leaving ? place.extent().length() : 0;
    }
    return sum;
  }

  Holding withPlaces(List<Place> now) {
    return new Holding(state, claimant, now, unplacedBytes, changed, bornNs);
  }

  Holding withUnplaced(long bytes) {
    return new Holding(state, claimant, places, bytes, changed, bornNs);
  }

  Holding without(Extent cut) {
    return withPlaces(
        places.stream()
            .flatMap(
                place ->
                    place.extent().minus(cut).stream()
                        .map(left -> new Place(left, place.leaving(), place.since())))
            .toList());
  }

  static Holding freed(Holding held, long sequence) {
    return new Holding(State.FREED, held.claimant(), List.of(), 0, sequence, held.bornNs());
  }
}
