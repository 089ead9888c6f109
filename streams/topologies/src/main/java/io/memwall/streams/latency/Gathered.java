package io.memwall.streams.latency;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of one window of an entity.
 *
 * @param entity whose window
 * @param startNs its start, ns since 1970
 * @param pieces by asking half and position, each once; at least one
 * @param loads of the links the pieces ran over, as far as known
 */
record Gathered(Entity entity, long startNs, List<Piece> pieces, Map<String, Load> loads) {

  String fabric() {
    return pieces.get(0).origin().fabric();
  }

  /** The pool whose baselines serve where a connection has none of its own. */
  Optional<Entity> fallback() {
    return pieces.stream().flatMap(piece -> piece.fallback().stream()).findFirst();
  }

  /** The latencies of each series. */
  Map<Series, LatencySketch> latencies() {
    return sum(pieces);
  }

  private static Map<Series, LatencySketch> sum(List<Piece> pieces) {
    var sum = new TreeMap<Series, LatencySketch>();
    for (var piece : pieces) {
      piece
          .latencies()
          .forEach(
              (request, sketch) ->
                  sum.merge(
                      new Series(piece.origin().position(), request), sketch, LatencySketch::plus));
    }
    return sum;
  }

  /** How far the latencies seen from each position can be trusted. */
  Map<Position, Quality> quality() {
    var quality = new EnumMap<Position, Quality>(Position.class);
    pieces.forEach(
        piece -> quality.merge(piece.origin().position(), piece.quality(), Quality::plus));
    return quality;
  }

  Watch watch() {
    return pieces.stream().map(Piece::watch).reduce(Watch::and).orElseThrow();
  }

  /** Directions of connections that contributed. */
  int members() {
    return (int) pieces.stream().map(piece -> piece.origin().member()).distinct().count();
  }

  /** Of a link its own utilisation, of others that of the fullest direction on the way. */
  OptionalDouble utilisation() {
    if (entity.kind() == Entity.Kind.LINK) {
      return own().map(flow -> flow.utilisation()).orElse(OptionalDouble.empty());
    }
    double fullest = 0;
    for (var piece : pieces) {
      var way = fullest(piece);
      if (way.isEmpty()) {
        return way;
      }
      fullest = Math.max(fullest, way.getAsDouble());
    }
    return OptionalDouble.of(fullest);
  }

  /** What went over the link, if the entity is one and it is known. */
  Optional<Load.Flow> own() {
    return entity.kind() == Entity.Kind.LINK
        ? Optional.ofNullable(loads.get(entity.name())).map(Load::flow)
        : Optional.empty();
  }

  private OptionalDouble fullest(Piece piece) {
    double fullest = 0;
    for (var hop : piece.origin().way().hops()) {
      var load = loads.get(hop.link());
      if (load == null || load.flow().utilisation().isEmpty()) {
        return OptionalDouble.empty();
      }
      fullest = Math.max(fullest, load.flow().utilisation().getAsDouble());
    }
    return piece.origin().way().hops().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(fullest);
  }

  /**
   * The version of the links behind what is learnt here. Hosts and pools have many links and learn
   * over all of them.
   */
  String version() {
    return switch (entity.kind()) {
      case LINK ->
          hops()
              .filter(hop -> hop.link().equals(entity.name()))
              .findFirst()
              .orElseThrow()
              .version();
      case CONNECTION ->
          hops().map(Piece.Hop::version).distinct().sorted().collect(Collectors.joining(","));
      case POOL, HOST -> "";
    };
  }

  private Stream<Piece.Hop> hops() {
    return pieces.stream().flatMap(piece -> piece.origin().way().hops().stream());
  }

  /** What the window teaches. */
  Lessons lessons(LatencyRules rules) {
    var quiet = sum(pieces.stream().filter(piece -> isQuiet(piece, rules)).toList());
    var utilisation = utilisation();
    var bin =
        utilisation.isPresent() ? Lesson.binOf(utilisation.getAsDouble()) : OptionalInt.empty();
    var good = sum(pieces.stream().filter(piece -> piece.quality().isGood()).toList());
    var bySeries = new TreeMap<Series, Lesson>();
    good.forEach(
        (series, sketch) -> {
          var calm = quiet.getOrDefault(series, LatencySketch.NONE);
          var lesson =
              new Lesson(
                  calm.samples() >= rules.quietSamples() ? calm : LatencySketch.NONE,
                  bin.isPresent() ? sketch : LatencySketch.NONE,
                  bin);
          if (!lesson.isEmpty()) {
            bySeries.put(series, lesson);
          }
        });
    return new Lessons(version(), bySeries);
  }

  private boolean isQuiet(Piece piece, LatencyRules rules) {
    var fullest = fullest(piece);
    return fullest.isPresent()
        && fullest.getAsDouble() < rules.quietBelow()
        && piece.quality().isGood()
        && piece.quality().retransFrames() == 0
        && piece.origin().way().hops().stream()
            .allMatch(hop -> loads.get(hop.link()).flow().retransFrames() == 0);
  }
}
