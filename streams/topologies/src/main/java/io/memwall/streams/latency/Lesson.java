package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.OptionalInt;

/**
 * What one window teaches about one series.
 *
 * @param quiet latencies while all links were quiet; empty when there were too few
 * @param binned all latencies; empty when the utilisation is not known
 * @param bin of the utilisation, 0 to 19
 */
record Lesson(LatencySketch quiet, LatencySketch binned, OptionalInt bin) {
  static final int BINS = 20;

  static OptionalInt binOf(double utilisation) {
    return OptionalInt.of(Math.max(0, Math.min(BINS - 1, (int) (utilisation * BINS))));
  }

  /** The middle of a bin, 0 to 1. */
  static double middle(int bin) {
    return (bin + 0.5) / BINS;
  }

  /** The lower edge of a bin, 0 to 0.95. */
  static double edge(int bin) {
    return (double) bin / BINS;
  }

  boolean isEmpty() {
    return quiet.isEmpty() && binned.isEmpty();
  }

  void write(ByteWriter out) {
    quiet.write(out);
    binned.write(out);
    out.int8(bin.orElse(-1));
  }

  static Lesson read(ByteReader in) {
    var quiet = LatencySketch.read(in);
    var binned = LatencySketch.read(in);
    int bin = in.int8();
    return new Lesson(quiet, binned, bin < 0 ? OptionalInt.empty() : OptionalInt.of(bin));
  }
}
