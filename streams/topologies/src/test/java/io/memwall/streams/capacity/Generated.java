package io.memwall.streams.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Histories with known laws, in GiB. */
final class Generated {
  static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final double[] WEEK = {0, 0, 0, 0, 0, -40, -40};
  private static final double[] NOISE = {0, 2, -2, 1, -1, 3, -3};

  private Generated() {}

  /** 600 GiB that grow by 5 a day, less at the weekend, with noise that repeats every week. */
  static double law(int t) {
    return 600 + 5 * t + WEEK[Math.floorMod(t, 7)] + NOISE[Math.floorMod(3 * t, 7)];
  }

  /** 60 days: 32 on a plateau of 300 GiB, then a jump and 28 days of the law. */
  static double jumped(int t) {
    return t < 32 ? 300 + NOISE[Math.floorMod(3 * t, 7)] : law(t - 32);
  }

  static DailyUse day(int t, double used) {
    return new DailyUse(FIRST.plusDays(t), used, OptionalDouble.of(1024));
  }

  static List<DailyUse> days(int count) {
    return IntStream.range(0, count).mapToObj(t -> day(t, law(t))).toList();
  }

  static List<DailyUse> jumpedDays(int count) {
    return IntStream.range(0, count).mapToObj(t -> day(t, jumped(t))).toList();
  }
}
