package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of an entity's window that one asking half brings. Identity: (entity, start, member,
 * position); a higher revision replaces.
 *
 * @param entity whose window
 * @param startNs of the window, ns since 1970
 * @param origin the asking half
 * @param watch how well it was watched
 * @param quality how far it can be trusted
 * @param latencies by what was asked for
 */
record Piece(
    Entity entity,
    long startNs,
    Origin origin,
    Watch watch,
    Quality quality,
    Map<RequestClass, LatencySketch> latencies)
    implements Finding {

  /**
   * The asking half.
   *
   * @param fabric the fabric
   * @param member its name
   * @param position where it was seen
   * @param way over what it ran
   * @param revision of what is told of it
   */
  record Origin(String fabric, String member, Position position, Way way, Revision revision) {
    void write(ByteWriter out) {
      out.text(fabric).text(member).text(position.name());
      way.write(out);
      out.int64(revision.generation()).number(revision.counter());
    }

    static Origin read(ByteReader in) {
      return new Origin(
          in.text(),
          in.text(),
          Position.valueOf(in.text()),
          Way.read(in),
          new Revision(in.int64(), in.number()));
    }
  }

  /**
   * Over what requests and answers ran.
   *
   * @param hops link directions, both ways
   * @param pool that answered, when known
   */
  record Way(List<Hop> hops, Optional<String> pool) {
    Way {
      hops = List.copyOf(hops);
    }

    void write(ByteWriter out) {
      out.number(hops.size());
      hops.forEach(hop -> out.text(hop.link()).text(hop.version()));
      Texts.optional(out, pool);
    }

    static Way read(ByteReader in) {
      var hops = new ArrayList<Hop>();
      for (long left = in.number(); left > 0; left--) {
        hops.add(new Hop(in.text(), in.text()));
      }
      return new Way(hops, Texts.optional(in));
    }
  }

  /**
   * A link direction on the way.
   *
   * @param link link and direction
   * @param version of the link in the inventory: what was learnt under another counts no more
   */
  record Hop(String link, String version) {}

  Piece {
    latencies = Sketches.copy(latencies);
  }

  /** The pool whose baseline a connection may fall back on. */
  Optional<Entity> fallback() {
    return entity.kind() == Entity.Kind.CONNECTION
        ? origin.way().pool().map(pool -> new Entity(entity.caseName(), Entity.Kind.POOL, pool))
        : Optional.empty();
  }

  /** Whether this one replaces the other, which has the same identity. */
  boolean replaces(Piece other) {
    return origin.revision().compareTo(other.origin.revision()) > 0;
  }

  void write(ByteWriter out) {
    entity.write(out);
    out.int64(startNs);
    origin.write(out);
    watch.write(out);
    quality.write(out);
    Sketches.write(out, latencies);
  }

  static Piece read(ByteReader in) {
    return new Piece(
        Entity.read(in),
        in.int64(),
        Origin.read(in),
        Watch.read(in),
        Quality.read(in),
        Sketches.read(in));
  }
}
