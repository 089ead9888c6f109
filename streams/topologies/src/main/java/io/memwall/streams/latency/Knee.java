package io.memwall.streams.latency;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** Where a curve turns up, without any model of it. */
final class Knee {
  private static final double INFLATION = 2;

  private Knee() {}

  /**
   * The utilisation of the lowest point with L/L0 of 2 or more whose next point has it too; empty
   * without one.
   */
  static OptionalDouble of(List<CurvePoint> points) {
    var sorted =
        points.stream().sorted(Comparator.comparingDouble(CurvePoint::utilisation)).toList();
    for (int i = 0; i + 1 < sorted.size(); i++) {
      if (sorted.get(i).inflation() >= INFLATION && sorted.get(i + 1).inflation() >= INFLATION) {
        return OptionalDouble.of(sorted.get(i).utilisation());
      }
    }
    return OptionalDouble.empty();
  }
}
