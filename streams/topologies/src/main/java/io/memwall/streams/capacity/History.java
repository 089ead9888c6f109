package io.memwall.streams.capacity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Daily use in order, all at the capacity of the last day: where the capacity changed, use counts
 * as the share of what there was.
 *
 * @param days ascending by date, each date once; may have gaps
 * @param capacity of the last day; none when unknown
 * @param rescaled whether the capacity changed within
 */
record History(List<DailyUse> days, OptionalDouble capacity, boolean rescaled) {
  static History of(List<DailyUse> unordered) {
    var days = unordered.stream().sorted(Comparator.comparing(DailyUse::date)).toList();
    if (days.isEmpty()) {
      return new History(days, OptionalDouble.empty(), false);
    }
    var last = days.get(days.size() - 1).capacity();
    // A day without a capacity is taken as it is.
    boolean changed =
        last.isPresent()
            && days.stream()
                .anyMatch(day -> day.capacity().isPresent() && !day.capacity().equals(last));
    return new History(
        changed ? days.stream().map(day -> scaled(day, last)).toList() : days, last, changed);
  }

  private static DailyUse scaled(DailyUse day, OptionalDouble capacity) {
    double before = day.capacity().orElse(0);
    return before > 0
        ? new DailyUse(day.date(), day.used() / before * capacity.getAsDouble(), capacity)
        : day;
  }

  int size() {
    return days.size();
  }

  LocalDate date(int i) {
    return days.get(i).date();
  }

  double used(int i) {
    return days.get(i).used();
  }

  /** The days from one index to another, exclusive. */
  History part(int from, int to) {
    return new History(days.subList(from, to), capacity, rescaled);
  }
}
