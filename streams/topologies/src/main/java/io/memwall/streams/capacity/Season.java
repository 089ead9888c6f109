package io.memwall.streams.capacity;

import io.memwall.streams.trend.TheilSen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What each weekday adds to the trend: the median over that weekday of use less the mean of the
 * seven days around it, moved so that the week sums to 0.
 *
 * @param byWeekday Monday first, in the unit of use
 */
record Season(List<Double> byWeekday) {
  private static final int WEEK = 7;
  static final Season NONE = new Season(Collections.nCopies(WEEK, 0.0));

  Season {
    byWeekday = List.copyOf(byWeekday);
  }

  /** None below 21 days, or when a weekday never stands within seven days without a gap. */
  static Season of(History history) {
    if (history.size() < 3 * WEEK) {
      return NONE;
    }
    List<List<Double>> deviations = new ArrayList<>();
    for (int d = 0; d < WEEK; d++) {
      deviations.add(new ArrayList<>());
    }
    for (int i = WEEK / 2; i + WEEK / 2 < history.size(); i++) {
      if (history.date(i - WEEK / 2).plusDays(WEEK - 1).equals(history.date(i + WEEK / 2))) {
        deviations.get(weekday(history.date(i))).add(history.used(i) - weekMean(history, i));
      }
    }
    return deviations.stream().anyMatch(List::isEmpty)
        ? NONE
        : centred(deviations.stream().map(Season::median).toList());
  }

  double on(LocalDate date) {
    return byWeekday.get(weekday(date));
  }

  boolean isNone() {
    return equals(NONE);
  }

  private static Season centred(List<Double> raw) {
    double mean = raw.stream().mapToDouble(each -> each).sum() / WEEK;
    return new Season(raw.stream().map(each -> each - mean).toList());
  }

  private static double weekMean(History history, int middle) {
    double sum = 0;
    for (int i = middle - WEEK / 2; i <= middle + WEEK / 2; i++) {
      sum += history.used(i);
    }
    return sum / WEEK;
  }

  private static double median(List<Double> values) {
    return TheilSen.median(values.stream().mapToDouble(each -> each).toArray());
  }

  private static int weekday(LocalDate date) {
    return date.getDayOfWeek().getValue() - 1;
  }
}
