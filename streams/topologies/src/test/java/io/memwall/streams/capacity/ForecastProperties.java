package io.memwall.streams.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class ForecastProperties {
  private static List<DailyUse> noisy(long seed, int days, double slope) {
    var random = new Random(seed);
    return IntStream.range(0, days)
        .filter(t -> random.nextInt(12) > 0)
        .mapToObj(
            t -> Generated.day(t, 500 + slope * t + (t % 7 > 4 ? -30 : 0) + random.nextGaussian()))
        .toList();
  }

  @Property(tries = 60)
  void season_sumsToZero(@ForAll long seed, @ForAll @IntRange(min = 14, max = 60) int days) {
    var season = Season.of(History.of(noisy(seed, days, 1)));

    assertThat(season.byWeekday().stream().mapToDouble(s -> s).sum()).isCloseTo(0, within(1e-9));
  }

  @Property(tries = 60)
  void band_growsWithTheDays(
      @ForAll long seed, @ForAll @DoubleRange(min = -3, max = 3) double slope) {
    if (Outlook.of(noisy(seed, 60, slope)) instanceof Forecast forecast) {
      for (int h = 1; h < Forecast.HORIZON_DAYS; h++) {
        assertThat(forecast.halfBand(h + 1)).isGreaterThan(forecast.halfBand(h));
      }
    }
  }

  @Property(tries = 60)
  void higherLimit_isNeverReachedEarlier(
      @ForAll long seed,
      @ForAll @DoubleRange(min = 500, max = 900) double limit,
      @ForAll @DoubleRange(min = 0, max = 400) double more) {
    if (Outlook.of(noisy(seed, 60, 2)) instanceof Forecast forecast) {
      var sooner = forecast.reaches(limit, List.of());
      var later = forecast.reaches(limit + more, List.of());
      assertThat(orNever(sooner.earliest())).isLessThanOrEqualTo(orNever(later.earliest()));
      assertThat(orNever(sooner.expected())).isLessThanOrEqualTo(orNever(later.expected()));
      assertThat(orNever(sooner.latest())).isLessThanOrEqualTo(orNever(later.latest()));
      assertThat(orNever(sooner.earliest())).isLessThanOrEqualTo(orNever(sooner.expected()));
      assertThat(orNever(sooner.expected())).isLessThanOrEqualTo(orNever(sooner.latest()));
    }
  }

  @Property(tries = 60)
  void levelShift_restartsTheFit(
      @ForAll long seed,
      @ForAll @IntRange(min = 28, max = 90) int before,
      @ForAll @IntRange(min = 21, max = 40) int after) {
    var random = new Random(seed);
    var days =
        IntStream.range(0, before + after)
            .mapToObj(
                t -> Generated.day(t, (t < before ? 300 : 500) + 0.1 * t + random.nextGaussian()))
            .toList();

    assertThat(LevelShift.start(History.of(days))).isEqualTo(before);
  }

  @Property(tries = 60)
  void capacityChange_doesNotChangeTheShare(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int when,
      @ForAll @DoubleRange(min = 0.25, max = 4) double factor) {
    var steady = noisy(seed, 50, 2);
    var changed =
        steady.stream()
            .map(
                day -> {
                  boolean grown = !day.date().isBefore(Generated.FIRST.plusDays(when));
                  double scale = grown ? 1 : factor;
                  return new DailyUse(
                      day.date(), day.used() * scale, OptionalDouble.of(1024 * scale));
                })
            .toList();

    if (Outlook.of(steady) instanceof Forecast one) {
      var other = (Forecast) Outlook.of(changed);
      assertThat(other.expected(30)).isCloseTo(one.expected(30), within(1e-6));
      assertThat(other.span()).isEqualTo(one.span());
    }
  }

  private static int orNever(OptionalInt days) {
    return days.orElse(Integer.MAX_VALUE);
  }
}
