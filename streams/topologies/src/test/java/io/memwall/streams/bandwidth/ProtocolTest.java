package io.memwall.streams.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ProtocolTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void onePercentLost_isSentAgainNineTimesOver_byGoBackN() {
    var host = new Protocol(carried(5116, 378), losses(0, 0, 42));
    assertThat(host.goBackAmplification()).hasValue(9.0);
    assertThat(host.retransRatio().orElseThrow()).isCloseTo(0.0688, within(5e-5));
    assertThat(host.lossDown().orElseThrow()).isCloseTo(42 / 5116.0, within(1e-12));
  }

  @Test
  void aGapThatTheTapLost_isNoLossOfTheLink() {
    var pool = new Protocol(carried(1000, 0), losses(10, 10, 0));
    assertThat(pool.lossUp()).hasValue(0.0);
    assertThat(new Protocol(carried(1000, 0), losses(10, 4, 0)).lossUp()).hasValue(0.006);
  }

  @Test
  void repeatsWithoutAnySignOfLoss_countAsOfOne() {
    assertThat(new Protocol(carried(200, 7), losses(0, 0, 0)).goBackAmplification()).hasValue(7.0);
  }

  @Test
  void fewerThanAHundredFrames_giveNoRatio() {
    var few = new Protocol(carried(98, 1), losses(1, 0, 1));
    assertThat(few.retransRatio()).isEmpty();
    assertThat(few.retransByteRatio()).isEmpty();
    assertThat(few.lossUp()).isEmpty();
    assertThat(few.lossDown()).isEmpty();
    assertThat(few.goBackAmplification()).isEmpty();
    assertThat(new Protocol(carried(99, 1), losses(1, 0, 1)).retransRatio()).hasValue(0.01);
  }

  @Test
  void whatAPartDidNotTrack_isUnknownOfTheWhole() {
    var blind = new Losses(0, 5, 1, OptionalLong.empty(), OptionalLong.empty());
    var sum = losses(1, 0, 1).plus(blind);
    assertThat(sum.gapFrames()).isEqualTo(6);
    assertThat(new Protocol(carried(1000, 0), sum).lossUp()).isEmpty();
    assertThat(new Protocol(carried(1000, 0), sum).lossDown()).isEmpty();
    assertThat(Losses.NONE.plus(blind)).isEqualTo(blind);
  }

  @Test
  void fiveThousandStallsOf30MicrosecondsInASecond_are15Percent() {
    var stalls = CreditStalls.of(List.of(half("a", 1, 5_000 * 30_000L)));
    assertThat(stalls.worst(SECOND)).hasValue(0.15);
    assertThat(stalls.excludedShare()).hasValue(0.0);
  }

  @Test
  void halvesOfUnknownBase_areLeftOut_andTheirShareIsSaid() {
    var unknown = new Stall(1, OptionalLong.empty());
    var stalls =
        CreditStalls.of(
            List.of(
                half("a", 1, 100_000_000),
                half("a", 1, 100_000_000),
                new CreditStalls.OfHalf("b", List.of(unknown)),
                half("c", 2, 50_000_000)));
    assertThat(stalls.channels())
        .containsExactly(
            new CreditStalls.OfChannel(1, 200_000_000, 1, 2),
            new CreditStalls.OfChannel(2, 50_000_000, 1, 1));
    assertThat(stalls.worst(SECOND)).hasValue(0.2);
    assertThat(stalls.excludedShare()).hasValue(0.5);
  }

  @Test
  void withoutAKnownBase_thereIsNoStallRatio() {
    var unknown = new Stall(1, OptionalLong.empty());
    var stalls = CreditStalls.of(List.of(new CreditStalls.OfHalf("b", List.of(unknown))));
    assertThat(stalls.worst(SECOND)).isEmpty();
    assertThat(stalls.excludedShare()).hasValue(1.0);
    assertThat(CreditStalls.of(List.of()).excludedShare()).isEmpty();
  }

  private static CreditStalls.OfHalf half(String name, int channel, long stallNs) {
    return new CreditStalls.OfHalf(name, List.of(new Stall(channel, OptionalLong.of(stallNs))));
  }

  private static Traffic carried(long fresh, long repeats) {
    long frames = fresh + repeats;
    return new Traffic(
        frames, fresh, repeats, fresh, frames * 80, frames * 100, repeats * 100, 0, 0);
  }

  private static Losses losses(long gaps, long captureLost, long episodes) {
    return new Losses(
        0, gaps, gaps > 0 ? 1 : 0, OptionalLong.of(captureLost), OptionalLong.of(episodes));
  }
}
