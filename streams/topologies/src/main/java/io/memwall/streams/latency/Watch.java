package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How well something was watched.
 *
 * @param coveredNs time in which taps watched
 * @param spanNs time asked for
 * @param coverage 0 to 1; empty while a node has not reported
 * @param nodes whose taps saw it, in order
 */
record Watch(long coveredNs, long spanNs, OptionalDouble coverage, List<String> nodes) {
  private static final int NODES = 64;

  Watch {
    nodes = List.copyOf(nodes);
  }

  /** Both: as bad as the worse, since a sum lacks whatever either missed. */
  Watch and(Watch other) {
    var worse = coverage.orElse(-1) <= other.coverage.orElse(-1) ? this : other;
    var all = Stream.concat(nodes.stream(), other.nodes.stream()).distinct().sorted();
    return new Watch(worse.coveredNs, worse.spanNs, worse.coverage, all.limit(NODES).toList());
  }

  void write(ByteWriter out) {
    out.number(coveredNs).number(spanNs);
    Numbers.optional(out, coverage);
    Texts.all(out, nodes);
  }

  static Watch read(ByteReader in) {
    return new Watch(in.number(), in.number(), Numbers.optional(in), Texts.all(in));
  }
}
