package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
   * @param way the link directions that requests and answers ran over
   * @param revision of what is told of it
   */
  record Origin(String fabric, String member, Position position, List<Hop> way, Revision revision) {
    Origin {
      way = List.copyOf(way);
    }

    void write(ByteWriter out) {
      out.text(fabric).text(member).text(position.name());
      out.number(way.size());
      way.forEach(hop -> out.text(hop.link()).text(hop.version()));
      out.int64(revision.generation()).number(revision.counter());
    }

    static Origin read(ByteReader in) {
      return new Origin(
          in.text(),
          in.text(),
          Position.valueOf(in.text()),
          way(in),
          new Revision(in.int64(), in.number()));
    }

    private static List<Hop> way(ByteReader in) {
      var way = new ArrayList<Hop>();
      for (long left = in.number(); left > 0; left--) {
        way.add(new Hop(in.text(), in.text()));
      }
      return way;
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

  /** Whether this one replaces the other, which has the same identity. */
  boolean replaces(Piece other) {
    var mine = origin.revision();
    var theirs = other.origin.revision();
    return mine.generation() > theirs.generation()
        || (mine.generation() == theirs.generation() && mine.counter() > theirs.counter());
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
