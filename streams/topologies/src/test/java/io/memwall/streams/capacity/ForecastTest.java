package io.memwall.streams.capacity;

import static io.memwall.streams.capacity.Generated.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final Offset<Double> NEAR = within(0.0005);

  private static Forecast forecast(List<DailyUse> days) {
    return (Forecast) Outlook.of(days);
  }

  private static Exhaustion days(Integer earliest, Integer expected, Integer latest) {
    return new Exhaustion(
        OptionalInt.of(earliest), OptionalInt.of(expected), OptionalInt.of(latest));
  }

  private static void isTheWorkedExample(Forecast forecast) {
    double[] season = {11.429, 12.429, 8.429, 9.429, 14.429, -26.571, -29.571};
    for (int t = 0; t < 7; t++) {
      var date = forecast.span().first().plusDays(t);
      assertThat(forecast.season().get(date.getDayOfWeek().getValue() - 1))
          .isCloseTo(season[t], NEAR);
    }
    assertThat(forecast.slope()).isCloseTo(5, NEAR);
    assertThat(forecast.level()).isCloseTo(588.571, NEAR);
    assertThat(forecast.sigma()).isCloseTo(0.657, within(0.0006));
    assertThat(forecast.expected(30)).isCloseTo(886.0, NEAR);
    assertThat(forecast.halfBand(30)).isCloseTo(1.56, within(0.005));
    assertThat(forecast.isTrend()).isTrue();
    assertThat(forecast.reaches(0.9 * 1024, List.of())).isEqualTo(days(37, 38, 39));
    assertThat(forecast.reaches(1024, List.of())).isEqualTo(days(58, 58, 59));
    assertThat(forecast.reaches(0.9 * 1280, List.of())).isEqualTo(days(85, 85, 85));
    assertThat(forecast.reaches(1280, List.of())).isEqualTo(days(109, 110, 110));
  }

  @Test
  void fourWeeks_giveSeasonTrendBandAndDates() {
    isTheWorkedExample(forecast(Generated.days(28)));
  }

  @Test
  void sixtyDaysWithAJump_areForecastFromTheJumpOn() {
    var forecast = forecast(Generated.jumpedDays(60));

    assertThat(forecast.span().first()).isEqualTo(FIRST.plusDays(32));
    isTheWorkedExample(forecast);
  }

  @Test
  void weekSoonAfterAJump_isRefusedUntilThereAreFourteenDays() {
    assertThat(Outlook.of(Generated.jumpedDays(39)))
        .isEqualTo(
            new Refusal(
                Refusal.Reason.LEVEL_SHIFT,
                7,
                java.util.Optional.of(FIRST.plusDays(32 + 14)),
                java.util.Optional.of(FIRST.plusDays(32))));
    assertThat(Outlook.of(Generated.jumpedDays(46))).isInstanceOf(Forecast.class);
  }

  @Test
  void tenDays_areRefusedWithTheDate() {
    assertThat(Outlook.of(Generated.days(10)))
        .isEqualTo(
            new Refusal(
                Refusal.Reason.TOO_FEW_DAYS,
                10,
                java.util.Optional.of(FIRST.plusDays(14)),
                java.util.Optional.empty()));
  }

  @Test
  void nothing_isRefusedWithoutADate() {
    assertThat(((Refusal) Outlook.of(List.of())).possible()).isEmpty();
  }

  @Test
  void levelUse_runsOutOnlyByWhatIsReserved() {
    var flat =
        forecast(
            IntStream.range(0, 28).mapToObj(t -> Generated.day(t, 600 + (t * 5 % 7))).toList());
    assertThat(flat.isTrend()).isFalse();
    assertThat(flat.reaches(700, List.of()).earliest()).isEmpty();

    LocalDate from = flat.date(10);
    var reaches = flat.reaches(700, List.of(new Reservation(from, 200)));
    assertThat(reaches).isEqualTo(days(10, 10, 10));
  }

  @Test
  void reservation_stepsOnItsDate() {
    var forecast = forecast(Generated.days(28));
    var reserved = List.of(new Reservation(forecast.date(20), 150));

    assertThat(forecast.use(19, reserved)).isEqualTo(forecast.expected(19));
    assertThat(forecast.use(20, reserved)).isEqualTo(forecast.expected(20) + 150);
    // 588.571 + 5 x (27 + 20) + 12.429 - ... with 150 more is past 921.6 on that very day or soon
    // after.
    assertThat(forecast.reaches(921.6, reserved).earliest().getAsInt()).isBetween(20, 22);
  }

  @Test
  void limitReachedAlready_isNow() {
    assertThat(forecast(Generated.days(28)).reaches(500, List.of())).isEqualTo(days(0, 0, 0));
  }

  @Test
  void capacityThatChanged_makesUseAShareOfIt() {
    var days =
        IntStream.range(0, 28)
            .mapToObj(
                t -> {
                  double capacity = t < 14 ? 512 : 1024;
                  return new DailyUse(
                      FIRST.plusDays(t),
                      Generated.law(t) / 1024 * capacity,
                      OptionalDouble.of(capacity));
                })
            .toList();

    assertThat(Outlook.isRescaled(days)).isTrue();
    isTheWorkedExample(forecast(days));
  }

  @Test
  void backtest_ofALawThatHolds_isNearlyExact() {
    var accuracy = Accuracy.backtest(Generated.days(60));

    assertThat(accuracy.origins()).isEqualTo(6);
    assertThat(accuracy.points()).isEqualTo(42);
    assertThat(accuracy.mape().getAsDouble()).isLessThan(0.02);
    assertThat(Accuracy.backtest(Generated.days(14)).points()).isZero();
  }

  @Test
  void accuracy_isOfTheThreeQuantiles() {
    var accuracy =
        Accuracy.of(1, List.of(new Accuracy.Point(100, 90, 20), new Accuracy.Point(200, 240, 20)));

    assertThat(accuracy.mape().getAsDouble()).isCloseTo((0.1 + 0.2) / 2, within(1e-12));
    assertThat(accuracy.coverage()).isEqualTo(0.5);
    // 100: (0.05 x 30 + 0.5 x 10 + 0.05 x 10) / 3; 200: (0.95 x 20 + 0.5 x 40 + 0.05 x 60) / 3.
    assertThat(accuracy.pinball()).isCloseTo((7.0 / 3 + 42.0 / 3) / 2, within(1e-12));
  }

  @Test
  void moreLinks_spreadTheLoad() {
    double after = MoreLinks.utilisation(0.78, 4, 2);

    assertThat(after).isCloseTo(0.52, within(1e-12));
    assertThat(MoreLinks.inflation(1, 0.78)).isCloseTo(4.545, NEAR);
    assertThat(MoreLinks.inflation(1, after)).isCloseTo(2.083, NEAR);
    assertThat(MoreLinks.inflation(1, 1)).isInfinite();
  }

  @Test
  void tenant_isBoundByItsQuotaOrByTheRoom() {
    var bound = TenantHeadroom.of(OptionalDouble.of(512), 430, 60, 2);
    assertThat(bound.bytes()).isEqualTo(60);
    assertThat(bound.days()).hasValue(30);
    assertThat(TenantHeadroom.of(OptionalDouble.of(512), 430, 600, 0).days()).isEmpty();
    assertThat(TenantHeadroom.of(OptionalDouble.of(512), 430, 600, 2).bytes()).isEqualTo(82);
    assertThat(TenantHeadroom.of(OptionalDouble.of(400), 430, 600, 2).bytes()).isZero();
  }
}
