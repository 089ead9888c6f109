package io.memwall.streams.bandwidth;

import io.memwall.streams.window.Source;
import io.memwall.streams.window.WindowResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fold of a window of traffic.
 *
 * @param traffic what was counted
 * @param losses what was missing
 * @param classes the mix
 * @param stalls the waiting for credits
 * @param bursts of each half that tracked them throughout
 * @param halves how many halves there are
 * @param carried one for each way and asker, the traffic added up, for whoever asks who carried
 *     what
 */
record Sums(
    Traffic traffic,
    Losses losses,
    ClassMix classes,
    CreditStalls stalls,
    List<Burst> bursts,
    int halves,
    List<Carried> carried) {

  private record Carrier(Carried.Path path, Carried.Master master) {}

  Sums {
    bursts = List.copyOf(bursts);
    carried = List.copyOf(carried);
  }

  static Sums of(WindowResult<Carried> window) {
    var traffic = Traffic.NONE;
    var losses = Losses.NONE;
    // A minute of one half is sixty records of one source: its name is made once.
    var names = new HashMap<Source, String>();
    var waits = new ArrayList<CreditStalls.OfHalf>();
    Map<String, Optional<Burst>> bursts = new HashMap<>();
    var carriedBy = new LinkedHashMap<Carrier, Carried>();
    for (var one : window.contributions()) {
      var carried = one.evidence();
      String half = names.computeIfAbsent(one.source(), source -> Half.of(source).entity());
      traffic = traffic.plus(carried.traffic());
      losses = losses.plus(carried.losses());
      waits.add(new CreditStalls.OfHalf(half, carried.stalls()));
      carriedBy.merge(
          new Carrier(carried.path(), carried.master()),
          carried,
          (a, b) -> a.carrying(a.traffic().plus(b.traffic())));
      bursts.merge(
          half, carried.burst(), (a, b) -> a.flatMap(first -> b.map(second -> first.plus(second))));
    }
    return new Sums(
        traffic,
        losses,
        ClassMix.sum(window.evidence().map(Carried::classes).toList()),
        CreditStalls.of(waits),
        bursts.values().stream().flatMap(Optional::stream).toList(),
        bursts.size(),
        List.copyOf(carriedBy.values()));
  }

  /** The spread over milliseconds, when there is one half and it was tracked. */
  Optional<Burst> burst() {
    return halves == 1 && bursts.size() == 1 ? Optional.of(bursts.get(0)) : Optional.empty();
  }
}
