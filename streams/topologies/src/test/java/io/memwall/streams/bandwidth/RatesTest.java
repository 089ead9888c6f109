package io.memwall.streams.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.memwall.streams.window.Window;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The worked examples of the domain model, and what must hold for any sum. */
final class RatesTest {
  private static final double HUNDRED_GIGABIT = 100e9;
  private static final long TEN_MILLION = 10_000_000;

  @Test
  void tenMillionGets_inTheRequestDirection_exampleA() {
    var rates = new Rates(frames(TEN_MILLION, 62, 0, 0), Window.SECOND_NS);
    assertThat(rates.wireBitsPerSecond()).hasValue(6.88e9);
    assertThat(rates.utilisation(HUNDRED_GIGABIT).orElseThrow()).isCloseTo(0.0688, within(1e-12));
    assertThat(rates.efficiency()).hasValue(0);
  }

  @Test
  void tenMillionResponses_exampleA() {
    var rates = new Rates(frames(TEN_MILLION, 102, 64, 0), Window.SECOND_NS);
    assertThat(rates.wireBitsPerSecond()).hasValue(10.08e9);
    assertThat(rates.utilisation(HUNDRED_GIGABIT).orElseThrow()).isCloseTo(0.1008, within(1e-12));
    assertThat(rates.throughputBitsPerSecond()).hasValue(5.12e9);
    assertThat(rates.efficiency().orElseThrow()).isCloseTo(0.5079, within(5e-5));
  }

  @Test
  void aHundredThousandRetransmitted_exampleB() {
    var rates = new Rates(frames(TEN_MILLION, 102, 64, 100_000), Window.SECOND_NS);
    assertThat(rates.traffic().goodputBytes()).isEqualTo(633_600_000);
    assertThat(rates.traffic().payloadBytes()).isEqualTo(640_000_000);
    assertThat(rates.goodputBitsPerSecond()).hasValue(8 * 633_600_000.0);
    assertThat(rates.retransmissionRatio()).hasValue(0.01);
  }

  @Test
  void packingSevenLinesPerFrame_isMoreEfficientThanOne_exampleC() {
    var one = new Rates(frames(1, 110, 64, 0), Window.SECOND_NS);
    var seven = new Rates(frames(1, 590, 7 * 64, 0), Window.SECOND_NS);
    assertThat(one.traffic().wireBytes()).isEqualTo(134);
    assertThat(one.efficiency().orElseThrow()).isCloseTo(0.4776, within(5e-5));
    assertThat(seven.traffic().wireBytes()).isEqualTo(614);
    assertThat(seven.efficiency().orElseThrow()).isCloseTo(0.7296, within(5e-5));
    assertThat(linesPerSecond(one)).isCloseTo(93.28e6, within(0.005e6));
    assertThat(linesPerSecond(seven)).isCloseTo(142.5e6, within(0.05e6));
  }

  @Test
  void nothingCovered_orNothingSent_isNoRate() {
    assertThat(new Rates(Traffic.NONE, 0).wireBitsPerSecond()).isEmpty();
    assertThat(new Rates(Traffic.NONE, 0).utilisation(1)).isEmpty();
    assertThat(new Rates(Traffic.NONE, 1).efficiency()).isEmpty();
    assertThat(new Rates(Traffic.NONE, 1).retransmissionRatio()).isEmpty();
    assertThat(new Rates(Traffic.NONE, 1).utilisation(0)).isEmpty();
  }

  @Property
  void sums_doNotDependOnOrderOrGrouping(
      @ForAll("traffic") Traffic a, @ForAll("traffic") Traffic b, @ForAll("traffic") Traffic c) {
    assertThat(a.plus(b)).isEqualTo(b.plus(a));
    assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
    assertThat(a.plus(Traffic.NONE)).isEqualTo(a);
  }

  @Provide
  static Arbitrary<Traffic> traffic() {
    return Arbitraries.longs()
        .between(0, 1L << 40)
        .array(long[].class)
        .ofSize(9)
        .map(n -> new Traffic(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]));
  }

  /** Lines of 64 bytes that a link carries at most, when all frames are alike. */
  private static double linesPerSecond(Rates rates) {
    return HUNDRED_GIGABIT / 8 * rates.efficiency().orElseThrow() / 64;
  }

  /** So many frames of one length, of which some are repeats. */
  private static Traffic frames(long count, long length, long payload, long repeats) {
    long wire = Math.max(length, 60) + 24;
    return new Traffic(
        count,
        count - repeats,
        repeats,
        count - repeats,
        count * (length + 4),
        count * wire,
        repeats * wire,
        count * payload,
        (count - repeats) * payload);
  }
}
