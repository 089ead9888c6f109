package io.memwall.streams.hotspot;

import static io.memwall.streams.hotspot.Component.CREDITS;
import static io.memwall.streams.hotspot.Component.DEMAND;
import static io.memwall.streams.hotspot.Component.LATENCY;
import static io.memwall.streams.hotspot.Component.POOL;
import static io.memwall.streams.hotspot.Component.RETRANSMITS;
import static io.memwall.streams.hotspot.Component.STALLS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final Thresholds T = Thresholds.DEFAULT;

  @Test
  void workedExample_givesItsScoreContributionsAndCauses() {
    var x = new EnumMap<Component, Double>(Component.class);
    x.put(DEMAND, T.x(Measure.UTILISATION, 0.90));
    x.put(LATENCY, T.x(Measure.LATENCY_INFLATION, 3.0));
    x.put(STALLS, T.x(Measure.PRESSURE, 0.10));
    x.put(POOL, T.x(Measure.USED_SHARE, 0.85));
    x.put(CREDITS, T.x(Measure.CREDIT_STALL, 0.15));
    x.put(RETRANSMITS, T.x(Measure.RETRANSMIT_RATIO, 0));

    assertThat(x.get(DEMAND)).isCloseTo(0.8571, within(5e-5));
    assertThat(x.get(LATENCY)).isCloseTo(0.6, within(1e-12));
    assertThat(x.get(STALLS)).isCloseTo(0.1429, within(5e-5));
    assertThat(x.get(POOL)).isCloseTo(0.3333, within(5e-5));
    assertThat(x.get(CREDITS)).isCloseTo(0.5652, within(5e-5));
    assertThat(x.get(RETRANSMITS)).isZero();
    var score = Score.of(x, T);
    assertThat(score.value()).isCloseTo(0.8687, within(5e-5));
    assertThat(score.contributions().get(DEMAND)).isCloseTo(0.356, within(5e-4));
    assertThat(score.contributions().get(LATENCY)).isCloseTo(0.268, within(5e-4));
    assertThat(score.contributions().get(CREDITS)).isCloseTo(0.164, within(5e-4));
    assertThat(score.contributions().get(POOL)).isCloseTo(0.153, within(5e-4));
    assertThat(score.contributions().get(STALLS)).isCloseTo(0.060, within(5e-4));
    assertThat(score.causes()).containsExactly(DEMAND, LATENCY, CREDITS, POOL);
  }

  @Test
  void bandwidthAtLineRateAlone_isAWarningAtMost() {
    double score = Score.of(Map.of(DEMAND, T.x(Measure.UTILISATION, 1.0)), T).value();

    assertThat(score).isCloseTo(0.60, within(1e-12)).isLessThan(T.limits().critical());
  }

  @Test
  void nothingPressing_scoresZeroWithoutCauses() {
    var score = Score.of(Map.of(DEMAND, 0.0, LATENCY, 0.0), T);

    assertThat(score.value()).isZero();
    assertThat(score.contributions()).isEmpty();
    assertThat(score.causes()).isEmpty();
  }

  @Test
  void evidence_isTheWeightThatIsThere() {
    var link = Kind.LINK.components();

    assertThat(Score.evidence(List.of(DEMAND), link, T)).isCloseTo(0.6 / 2.2, within(1e-12));
    assertThat(Score.evidence(List.of(DEMAND, CREDITS), link, T)).isEqualTo(0.5);
    assertThat(Score.evidence(List.of(POOL), link, T)).isZero();
    assertThat(Score.evidence(List.of(), Set.of(), T)).isZero();
    assertThat(Score.evidence(link, link, T)).isEqualTo(1);
  }

  @Test
  void rampOrWeightOutOfRange_isRefused() {
    assertThatThrownBy(() -> new Ramp(0.5, 0.5)).hasMessageContaining("does not rise");
    assertThatThrownBy(() -> T.with(DEMAND, 1.0)).hasMessageContaining("demand");
    assertThatThrownBy(() -> T.with(new Thresholds.Limits(0.4, 0.3, 0.3, 0.2)))
        .hasMessageContaining("critical");
  }

  @Property(tries = 500)
  void score_staysInBoundsAndItsPartsMakeAWhole(@ForAll("components") Map<Component, Double> x) {
    var score = Score.of(x, T);

    assertThat(score.value()).isGreaterThanOrEqualTo(0).isLessThan(1);
    var parts = score.contributions().values();
    if (!parts.isEmpty()) {
      assertThat(parts.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
      assertThat(score.causes()).isNotEmpty();
    }
    if (x.size() == 1) {
      double weight = T.weight(x.keySet().iterator().next());
      assertThat(score.value()).isLessThanOrEqualTo(weight + 1e-12);
    }
  }

  @Property(tries = 500)
  void score_neverFallsWhenAComponentRises(
      @ForAll("components") Map<Component, Double> x,
      @ForAll Component component,
      @ForAll @DoubleRange(min = 0, max = 1) double more) {
    var higher = new EnumMap<Component, Double>(Component.class);
    higher.putAll(x);
    higher.merge(component, more, (before, by) -> Math.min(1, before + by));

    assertThat(Score.of(higher, T).value()).isGreaterThanOrEqualTo(Score.of(x, T).value() - 1e-12);
  }

  @Property(tries = 300)
  void ramp_risesFromZeroToOne(
      @ForAll Measure measure, @ForAll @DoubleRange(min = 0, max = 10) double value) {
    double x = T.x(measure, value);

    assertThat(x).isBetween(0.0, 1.0);
    assertThat(T.x(measure, value + 0.01)).isGreaterThanOrEqualTo(x);
    assertThat(T.x(measure, T.ramp(measure).low())).isZero();
    assertThat(T.x(measure, T.ramp(measure).high())).isEqualTo(1);
  }

  @Property(tries = 300)
  void evidence_isAShare(@ForAll Set<Component> there, @ForAll Kind kind) {
    double evidence = Score.evidence(there, kind.components(), T);

    assertThat(evidence).isBetween(0.0, 1 + 1e-12);
    if (there.containsAll(kind.components())) {
      assertThat(evidence).isCloseTo(1, within(1e-12));
    }
  }

  @Provide
  Arbitrary<Map<Component, Double>> components() {
    return Arbitraries.maps(
            Arbitraries.of(EnumSet.allOf(Component.class)), Arbitraries.doubles().between(0, 1))
        .ofMaxSize(Component.values().length);
  }
}
