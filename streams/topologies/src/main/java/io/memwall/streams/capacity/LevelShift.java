package io.memwall.streams.capacity;

import io.memwall.streams.trend.TheilSen;
import java.util.Arrays;

/**
 * Where use jumped to another level for good, so that what was before says nothing of what comes.
 *
 * <p>A shift is there when the median of the last 7 residuals is beyond 5 σ. History is walked week
 * by week, as the job that runs every day has seen it: a shift found then still holds now, when
 * half of the days lie behind it and no single fit would show it.
 */
final class LevelShift {
  private static final int WEEK = 7;
  private static final double SIGMAS = 5;

  /** A fit over more would no longer notice, and costs the square of its days. */
  private static final int LOOK_BACK = 56;

  private LevelShift() {}

  /** The index of the first day of the present level; 0 when it never shifted. */
  static int start(History history) {
    int start = 0;
    for (int end = firstLook(history.size()); end <= history.size(); end += WEEK) {
      int from = Math.max(start, end - LOOK_BACK);
      if (end - from >= Outlook.NEEDED_DAYS) {
        int shift = shift(history.part(from, end));
        start = shift > 0 ? from + shift : start;
      }
    }
    return start;
  }

  /** So that the last look is at the last week. */
  private static int firstLook(int days) {
    return days % WEEK == 0 ? WEEK : days % WEEK;
  }

  private static int shift(History part) {
    var fit = new Fit(part);
    int n = part.size();
    double[] last = new double[WEEK];
    Arrays.setAll(last, i -> fit.residual(n - WEEK + i));
    return Math.abs(TheilSen.median(last)) > SIGMAS * fit.sigma() ? split(part) : 0;
  }

  /** Of the last two weeks, the day that parts the use best: the least sum of deviations. */
  private static int split(History part) {
    int n = part.size();
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = n - 2 * WEEK + 1; i < n; i++) {
      double sum = deviation(part, n - 2 * WEEK, i) + deviation(part, i, n);
      if (sum < least) {
        least = sum;
        best = i;
      }
    }
    return best;
  }

  private static double deviation(History part, int from, int to) {
    double[] values = new double[to - from];
    Arrays.setAll(values, i -> part.used(from + i));
    double middle = TheilSen.median(values);
    return Arrays.stream(values).map(value -> Math.abs(value - middle)).sum();
  }
}
