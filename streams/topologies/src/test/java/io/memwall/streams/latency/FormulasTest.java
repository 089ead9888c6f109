package io.memwall.streams.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

final class FormulasTest {
  private static final List<CurvePoint> WORKED =
      List.of(point(0.2, 1.3), point(0.5, 1.9), point(0.8, 5.2));

  private static CurvePoint point(double utilisation, double inflation) {
    return new CurvePoint(utilisation, inflation, 1);
  }

  @Test
  void theWorkedCurve_hasItsSlopeAndItsUtilisation() {
    var fit = CurveFit.of(WORKED).fit().orElseThrow();
    assertThat(fit.slope()).isCloseTo(17.775 / 17.0625, within(1e-12));
    assertThat(fit.slope()).isCloseTo(1.0418, within(5e-5));
    assertThat(fit.utilisationFor(3).orElseThrow()).isCloseTo(0.6575, within(5e-5));
    assertThat(fit.rSquared()).isGreaterThan(0.99);
    assertThat(fit.utilisationFor(1)).isEmpty();
  }

  @Test
  void aCurve_needsThreeBinsASpanAndAFit() {
    assertThat(CurveFit.of(WORKED.subList(0, 2)).missing()).contains("too_few_bins");
    assertThat(CurveFit.of(List.of(point(.2, 1.3), point(.3, 1.4), point(.45, 1.9))).missing())
        .contains("narrow_span");
    assertThat(CurveFit.of(List.of(point(.2, 5), point(.5, 1.1), point(.8, 1.5))).missing())
        .contains("poor_fit");
    assertThat(CurveFit.of(List.of(point(.2, 1.3), point(.5, 1.9), point(.96, 99))).missing())
        .contains("too_few_bins");
  }

  @Test
  void moreSamplesThanTheCap_countNoMore() {
    var capped =
        List.of(
            new CurvePoint(.2, 1.3, 1e4),
            new CurvePoint(.5, 1.9, 1e9),
            new CurvePoint(.8, 5.2, 1e5));
    assertThat(CurveFit.of(capped).fit().orElseThrow().slope())
        .isCloseTo(17.775 / 17.0625, within(1e-12));
  }

  @Test
  void theKnee_isTheLowestOfTwoNeighboursAboveTwo() {
    assertThat(Knee.of(List.of(point(.2, 2.5), point(.3, 1.9), point(.5, 2), point(.8, 3))))
        .hasValue(.5);
    assertThat(Knee.of(WORKED)).isEmpty();
    assertThat(Knee.of(List.of())).isEmpty();
  }

  @Test
  void theWorkedDemand_is126Percent() {
    double inFlight = Demand.inFlight(50_000_000L * 5_000, 1_000_000_000L).orElseThrow();
    assertThat(inFlight).isEqualTo(250);
    double efficiency = 64.0 / 126;
    assertThat(inFlight * 64 / 2_000e-9).as("bytes per second wanted").isEqualTo(8.0e9);
    assertThat(efficiency * 100e9 / 8).as("bytes per second").isCloseTo(6.35e9, within(0.005e9));
    double ratio = Demand.ratio(inFlight, 64, 2_000, efficiency * 100e9).orElseThrow();
    assertThat(ratio).isCloseTo(1.26, within(5e-3));
    double utilisation = 50e6 * 126 * 8 / 100e9;
    assertThat(Demand.ofUtilisation(utilisation, 5_000.0 / 2_000)).isCloseTo(ratio, within(1e-12));
  }

  @Test
  void divisionByZero_isNoValue() {
    assertThat(Demand.inFlight(1, 0)).isEmpty();
    assertThat(Demand.ratio(1, 64, 0, 1)).isEmpty();
    assertThat(Demand.ratio(1, 64, 1, 0)).isEmpty();
  }

  @Test
  void headroom_isNeverNegative() {
    assertThat(Demand.headroom(0.6575, 0.5, 100e9)).isCloseTo(15.75e9, within(1e3));
    assertThat(Demand.headroom(0.6575, 0.9, 100e9)).isZero();
  }

  @Property(tries = 200)
  void aCurveOfTheModel_isFound(
      @ForAll @DoubleRange(min = 0.05, max = 20) double slope,
      @ForAll @DoubleRange(min = 1.1, max = 50) double target) {
    var model = new CurveFit(slope, 1);
    var points = List.of(.1, .3, .6, .9).stream().map(u -> point(u, model.inflationAt(u))).toList();
    var fit = CurveFit.of(points).fit().orElseThrow();
    assertThat(fit.slope()).isCloseTo(slope, within(1e-9 * slope));
    assertThat(fit.rSquared()).isCloseTo(1, within(1e-9));
    double utilisation = fit.utilisationFor(target).orElseThrow();
    assertThat(utilisation).isBetween(0.0, 1.0);
    assertThat(fit.inflationAt(utilisation)).isCloseTo(target, within(1e-6 * target));
  }
}
