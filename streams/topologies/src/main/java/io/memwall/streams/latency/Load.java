package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Revision;
import java.util.OptionalDouble;

/**
 * How full one link direction was in one window. Identity: (case, link, start); a higher revision
 * replaces.
 *
 * @param caseName the case, empty for live events
 * @param link link and direction
 * @param startNs of the window, ns since 1970
 * @param flow what went over it
 * @param revision of what is told of it
 */
record Load(String caseName, String link, long startNs, Flow flow, Revision revision)
    implements Finding {

  /**
   * What went over a link direction.
   *
   * @param utilisation U; empty without a capacity
   * @param capacityBps bits per second
   * @param effectiveBps the same without the time in which the link was paused
   * @param retransFrames frames sent again
   */
  record Flow(
      OptionalDouble utilisation,
      OptionalDouble capacityBps,
      OptionalDouble effectiveBps,
      long retransFrames) {}

  boolean replaces(Load other) {
    return revision.compareTo(other.revision) > 0;
  }

  void write(ByteWriter out) {
    out.text(caseName).text(link).int64(startNs);
    Numbers.optional(out, flow.utilisation());
    Numbers.optional(out, flow.capacityBps());
    Numbers.optional(out, flow.effectiveBps());
    out.number(flow.retransFrames());
    out.int64(revision.generation()).number(revision.counter());
  }

  static Load read(ByteReader in) {
    return new Load(
        in.text(),
        in.text(),
        in.int64(),
        new Flow(Numbers.optional(in), Numbers.optional(in), Numbers.optional(in), in.number()),
        new Revision(in.int64(), in.number()));
  }
}
