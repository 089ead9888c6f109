package io.memwall.streams.trend;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The slope by Theil and Sen: the median of the slopes of all pairs of points. */
public final class TheilSen {
  private TheilSen() {}

  /**
   * The slope through points, in the unit of y over that of x.
   *
   * @param n at least two
   * @param x of each point, ascending without repeats
   * @param y of each point
   */
  public static double slope(int n, IntToDoubleFunction x, IntToDoubleFunction y) {
    double[] slopes = new double[n * (n - 1) / 2];
    int pairs = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[pairs++] =
            (y.applyAsDouble(j) - y.applyAsDouble(i)) / (x.applyAsDouble(j) - x.applyAsDouble(i));
      }
    }
    return median(slopes);
  }

  /** The middle value, or the mean of the two in the middle; NaN of nothing. Sorts its argument. */
  public static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
