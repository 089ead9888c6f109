package io.memwall.collectors.wire.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.memwall.collectors.wire.match.LatencyClass;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TransactionSamplerTest {
  private static final long SECOND = 1_000_000_000L;

  private final TransactionSampler sampler = new TransactionSampler(SamplerSettings.DEFAULT);

  @Test
  void head_takesItsShare_andEveryTapTheSame() {
    TransactionSampler fine = new TransactionSampler(new SamplerSettings(0.01, 0));
    TransactionSampler elsewhere = new TransactionSampler(new SamplerSettings(0.01, 0));
    int transactions = 400_000;
    long taken =
        IntStream.range(0, transactions)
            .filter(i -> fine.takesHead(77, i % 16, i))
            .peek(i -> assertThat(elsewhere.takesHead(77, i % 16, i)).isTrue())
            .count();

    // Within five standard deviations.
    assertThat((double) taken).isCloseTo(4_000, within(5 * Math.sqrt(4_000)));
    assertThat(fine.headWeight()).isEqualTo(100);
  }

  @Test
  void headRates_ofAllAndNothing_areMeant() {
    TransactionSampler all = new TransactionSampler(new SamplerSettings(1, 0));
    TransactionSampler none = new TransactionSampler(new SamplerSettings(0, 0));

    assertThat(IntStream.range(0, 1_000)).allMatch(i -> all.takesHead(i, i, i));
    assertThat(IntStream.range(0, 1_000)).noneMatch(i -> none.takesHead(i, i, i));
  }

  @Test
  void rateBeyondOne_isRefused() {
    assertThatThrownBy(() -> new SamplerSettings(1.5, 1)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> new SamplerSettings(Double.NaN, 1)).hasMessageContaining("NaN");
  }

  @Test
  void tail_takesTheSlowestOfTheirClass_onceThereIsAClassToSpeakOf() {
    Random random = new Random(1);
    long slow = 0;
    for (int i = 0; i < 100_000; i++) {
      boolean late = i % 10_000 == 9_999;
      long latency = late ? 1_000_000 : 1_000 + random.nextInt(500);
      boolean taken = sampler.takesTail(LatencyClass.GET, i * 100L, latency);
      assertThat(taken).isEqualTo(late);
      slow += taken ? 1 : 0;
    }
    assertThat(slow).isEqualTo(10);
    assertThat(sampler.tailWeight()).isEqualTo(1);
  }

  @Test
  void tail_ofEqualLatencies_isEmpty() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(sampler.takesTail(LatencyClass.GET, i, 1_340)).isFalse();
    }
  }

  @Test
  void tail_isLimitedPerSecond_andWeightsStandForThosePassedOver() {
    for (int i = 0; i < 4 * 1_024; i++) {
      sampler.takesTail(LatencyClass.PUT, 0, 1_000);
    }
    long taken = 0;
    double weights = 0;
    int offered = 0;
    for (int i = 0; i < 900; i++) {
      offered++;
      if (sampler.takesTail(LatencyClass.PUT, i * SECOND / 300, 50_000)) {
        taken++;
        weights += sampler.tailWeight();
      }
    }
    assertThat(taken)
        .as("a hundred at once, then a hundred a second for three")
        .isBetween(390L, 400L);
    assertThat(weights).isBetween(offered - 5.0, (double) offered);
  }
}
