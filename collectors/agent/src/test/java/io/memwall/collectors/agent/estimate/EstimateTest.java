package io.memwall.collectors.agent.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class EstimateTest {
  @Test
  void quantiles_areThoseOfTables() {
    assertThat(StudentT.quantile(1)).isEqualTo(12.7062);
    assertThat(StudentT.quantile(6)).isCloseTo(2.4469, within(0.002));
    assertThat(StudentT.quantile(10)).isCloseTo(2.2281, within(0.001));
    assertThat(StudentT.quantile(30)).isCloseTo(2.0423, within(0.0005));
    assertThat(StudentT.quantile(1_000)).isCloseTo(1.9623, within(0.0005));
  }

  @Test
  void everythingSeen_isExact() {
    Estimate total = new ConnectionSample(1).total(new double[] {10, 20, 30}).orElseThrow();
    assertThat(total).isEqualTo(new Estimate(60, 60, 60));
    Estimate rate =
        new BurstSample(1).share(new double[] {5, 7}, new double[] {1, 1}).orElseThrow();
    assertThat(rate).isEqualTo(new Estimate(6, 6, 6));
  }

  @Test
  void sampledTotals_areScaledUp_withTheIntervalLeaningUp() {
    double[] seen = new double[100];
    Arrays.fill(seen, 3);
    Estimate total = new ConnectionSample(4).total(seen).orElseThrow();
    assertThat(total.value()).isEqualTo(1_200);
    assertThat(total.covers(1_200)).isTrue();
    assertThat(total.high() - total.value()).isGreaterThan(total.value() - total.low());
    assertThat(total.high() - total.low()).isBetween(300.0, 500.0);
  }

  @Test
  void burstTotals_areRatesTimesTheSpan() {
    double[] carried = {90, 110, 100, 100};
    double[] lengths = {1, 1, 1, 1};
    Estimate total = new BurstSample(0.1).total(carried, lengths, 40).orElseThrow();
    assertThat(total.value()).isEqualTo(4_000);
    assertThat(total.low()).isCloseTo(4_000 - 3.1824 * 40 * 8.16 / 2 * Math.sqrt(0.9), within(5.0));
    assertThat(total.covers(3_700)).isTrue();
    assertThat(total.covers(5_000)).isFalse();
  }

  @Test
  void tooLittleSeen_isNoEstimate() {
    assertThat(new ConnectionSample(4).total(new double[] {5})).isEmpty();
    assertThat(new ConnectionSample(4).total(new double[] {0, 0, 5})).isEmpty();
    assertThat(new ConnectionSample(4).share(new double[] {1, 1}, new double[2])).isEmpty();
    assertThat(new BurstSample(0.1).share(new double[] {1}, new double[] {1})).isEmpty();
  }
}
