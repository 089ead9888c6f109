package io.memwall.streams.latency;

import io.memwall.streams.Fabric;
import io.memwall.streams.window.Contribution;
import io.memwall.streams.window.RevisedWindow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes the window of an asking half into pieces of all the entities it is a part of. */
final class Gathering {
  private final Places places;

  Gathering(Places places) {
    this.places = places;
  }

  List<Piece> pieces(RevisedWindow<Answers> revised) {
    var result = revised.result();
    var contributions = result.contributions();
    if (contributions.isEmpty()) {
      return List.of();
    }
    var last = contributions.get(contributions.size() - 1);
    var window = result.window();
    var route = last.evidence().route();
    var ways =
        places.of(
            new Fabric(window.subject().caseName(), route.fabric()),
            route,
            last.source().tap(),
            window.startNs());
    var coverage = result.coverage();
    var whole =
        new Piece(
            new Entity(window.subject().caseName(), Entity.Kind.CONNECTION, route.member()),
            window.startNs(),
            new Piece.Origin(
                route.fabric(),
                route.member(),
                last.evidence().position(),
                new Piece.Way(ways.both(), ways.pool()),
                revised.revision()),
            new Watch(coverage.coveredNs(), coverage.spanNs(), coverage.ratio(), result.nodes()),
            result.evidence().map(Answers::quality).reduce(Quality.NONE, Quality::plus),
            sum(contributions));
    return parts(whole, ways);
  }

  private static List<Piece> parts(Piece whole, Places.Ways ways) {
    var parts = new ArrayList<Piece>();
    parts.add(whole);
    // A link is loaded by the data: those of a read travel with the answer.
    for (var hop : ways.answers()) {
      add(parts, whole, link(whole, hop), RequestClass::isAnsweredWithData);
    }
    for (var hop : ways.requests()) {
      add(parts, whole, link(whole, hop), request -> !request.isAnsweredWithData());
    }
    ways.host()
        .ifPresent(host -> add(parts, whole, of(whole, Entity.Kind.HOST, host), request -> true));
    ways.pool()
        .ifPresent(pool -> add(parts, whole, of(whole, Entity.Kind.POOL, pool), request -> true));
    return parts;
  }

  private static Entity link(Piece whole, Piece.Hop hop) {
    return of(whole, Entity.Kind.LINK, hop.link());
  }

  private static Entity of(Piece whole, Entity.Kind kind, String name) {
    return new Entity(whole.entity().caseName(), kind, name);
  }

  private static void add(
      List<Piece> parts, Piece whole, Entity entity, Predicate<RequestClass> which) {
    var latencies = new EnumMap<RequestClass, LatencySketch>(RequestClass.class);
    whole
        .latencies()
        .forEach(
            (request, sketch) -> {
              if (which.test(request)) {
                latencies.put(request, sketch);
              }
            });
    if (!latencies.isEmpty()) {
      parts.add(
          new Piece(
              entity, whole.startNs(), whole.origin(), whole.watch(), whole.quality(), latencies));
    }
  }

  private static Map<RequestClass, LatencySketch> sum(List<Contribution<Answers>> contributions) {
    Map<RequestClass, LatencySketch> sum = new EnumMap<>(RequestClass.class);
    for (var contribution : contributions) {
      sum = Sketches.plus(sum, contribution.evidence().latencies());
    }
    return sum;
  }
}
