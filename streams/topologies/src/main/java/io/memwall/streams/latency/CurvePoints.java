package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.OptionalDouble;

/**
 * What a window needs of a curve.
 *
 * @param knee utilisation from which latency is twice the baseline
 * @param maxUtilisation ρ*
 */
record CurvePoints(OptionalDouble knee, OptionalDouble maxUtilisation) {
  static final CurvePoints NONE = new CurvePoints(OptionalDouble.empty(), OptionalDouble.empty());

  void write(ByteWriter out) {
    Numbers.optional(out, knee);
    Numbers.optional(out, maxUtilisation);
  }

  static CurvePoints read(ByteReader in) {
    return new CurvePoints(Numbers.optional(in), Numbers.optional(in));
  }
}
