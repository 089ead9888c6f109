package io.memwall.streams.contention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.memwall.streams.contention.Reading.Position;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The worked numbers and closed forms of line contention. */
class ContentionFormulasTest {
  private static final long SECOND = Readings.SECOND;

  @Test
  void workedExample_hasItsNumbers() {
    var counts = Readings.workedExample().counts();

    assertThat(counts.sum(Counter.ACQUIRE)).isEqualTo(5);
    assertThat(counts.sum(Counter.PROBE)).isEqualTo(4);
    assertThat(counts.get(Counter.GRANTS_T)).isEqualTo(4);
    assertThat(counts.get(Counter.TRANSFERS)).isEqualTo(2);
    assertThat(PingPong.ofLine(counts).score().orElseThrow()).isEqualTo(0.6667, within(5e-5));
    assertThat(Ratios.amplification(counts)).hasValue(0.8);
    assertThat(Ratios.dirty(counts)).hasValue(0.75);
    assertThat(Ratios.invalidations(counts)).hasValue(0.75);
    assertThat(Ratios.upgrades(counts)).hasValue(0.2);
  }

  @Test
  void twoHundredThousandTransfersOfThreeMicroseconds_areCritical() {
    var found = of(Readings.alternation(200_001, 3_000), SECOND);

    assertThat(found.movement().transit()).hasValue(0.6);
    assertThat(found.movement().transfersPerSecond()).hasValue(200_000);
    assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(found.regions().get(0).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(found.lines().get(0).place().address()).isEqualTo(Readings.LINE);
  }

  @Property(tries = 50)
  void strictAlternation_scoresOneAndProbesEveryTurnButTheFirst(
      @ForAll @IntRange(min = 2, max = 1_000_000) int turns) {
    var counts = Readings.alternation(turns, 1).counts();

    assertThat(PingPong.ofLine(counts).score()).hasValue(1);
    assertThat(counts.get(Counter.TRANSFERS)).isEqualTo(turns - 1);
    assertThat(Ratios.amplification(counts)).hasValue((turns - 1) / (double) turns);
  }

  @Test
  void aThousandTurns_haveAnAmplificationOf0_999() {
    assertThat(Ratios.amplification(Readings.alternation(1_000, 1).counts())).hasValue(0.999);
  }

  /** One writer, five readers, a hundred rounds. */
  @Test
  void readMostly_amplifiesWrites() {
    var counts =
        new Readings()
            .with(Counter.ACQUIRE_N_TO_T, 101)
            .with(Counter.ACQUIRE_N_TO_B, 500)
            .with(Counter.PROBE_TO_N, 500)
            .with(Counter.PROBE_TO_B, 100)
            .with(Counter.GRANTS_T, 101)
            .counts();

    assertThat(counts.sum(Counter.ACQUIRE)).isEqualTo(601);
    assertThat(counts.sum(Counter.PROBE)).isEqualTo(600);
    assertThat(Ratios.amplification(counts).orElseThrow()).isEqualTo(0.9983, within(5e-5));
    assertThat(Ratios.writeAmplification(counts)).hasValue(500.0 / 101);
    assertThat(Ratios.writeAmplification(counts).orElseThrow()).isEqualTo(4.9505, within(5e-5));
    assertThat(Ratios.readAmplification(counts)).hasValue(0.2);
    assertThat(PingPong.ofLine(counts).score()).hasValue(0);
  }

  @Test
  void hostTaps_giveAnUpperBoundOnly() {
    var found = of(Readings.workedExample().at(Position.HOST, "h1:eth0").of("h1"), SECOND);

    assertThat(PoolContention.upperBound(found.sums().counts())).as("transfers are 2").isEqualTo(3);
    assertThat(found.view()).isEqualTo(View.HOSTS);
    assertThat(found.movement()).isEqualTo(Movement.UNSEEN);
    assertThat(found.severity()).isEqualTo(Severity.UNKNOWN);
    assertThat(found.missing()).containsEntry("transit", "no_pool_tap");
  }

  @Test
  void uncachedWrites_countTheProbesOfLinesNobodyAcquired() {
    var line =
        new Readings()
            .with(Counter.WRITES, 6)
            .with(Counter.ATOMICS, 2)
            .with(Counter.PROBE_TO_N, 4)
            .counts();
    var acquired = new Readings().with(Counter.ACQUIRE_N_TO_T, 1).with(Counter.WRITES, 9).counts();

    assertThat(Reading.Uncached.ofLine(line)).isEqualTo(new Reading.Uncached(4, 8));
    assertThat(Reading.Uncached.ofLine(acquired)).isEqualTo(Reading.Uncached.NONE);
  }

  @Test
  void nothing_isMissingAndNotZero() {
    var none = Counts.NONE;

    assertThat(Ratios.amplification(none)).isEmpty();
    assertThat(Ratios.useless(none)).isEmpty();
    assertThat(Ratios.upgradesWithData(none)).isEmpty();
    assertThat(PingPong.ofLine(new Readings().with(Counter.GRANTS_T, 1).counts()).score())
        .isEmpty();
    assertThat(of(Readings.workedExample(), 0).movement().transfersPerSecond()).isEmpty();
    assertThat(of(Readings.workedExample(), 0).missing()).containsEntry("transit", "not_covered");
  }

  @Test
  void transfersWithoutAnyLatency_haveNoTransit() {
    var untimed = Readings.alternation(100, 0).with(Counter.TRANSFERS_TIMED, 0);

    assertThat(of(untimed, SECOND).movement().transit()).isEmpty();
    assertThat(of(untimed, SECOND).missing()).containsEntry("transit", "no_latency");
    assertThat(of(Readings.alternation(100, 0).with(Counter.TRANSFERS, 0), SECOND).missing())
        .doesNotContainKey("transit");
  }

  @Test
  void severity_needsTwoMastersAndTwentyGrants() {
    var busy = new Movement(OptionalDouble.of(0.9), OptionalDouble.of(1e6), OptionalDouble.of(1));

    assertThat(Severity.of(busy, 20, masters("a", "b"))).isEqualTo(Severity.CRITICAL);
    assertThat(Severity.of(busy, 19, masters("a", "b"))).isEqualTo(Severity.OK);
    assertThat(Severity.of(busy, 20, masters("a", "a"))).isEqualTo(Severity.OK);
    assertThat(Severity.of(busy, 20, new Masters(List.of("a"), true))).isEqualTo(Severity.CRITICAL);
    assertThat(Severity.of(Movement.UNSEEN, 20, masters("a", "b"))).isEqualTo(Severity.UNKNOWN);
  }

  @Test
  void severity_warnsOfTransitOrOfRateWithPingPong() {
    assertThat(severity(0.2, 0, 0)).isEqualTo(Severity.WARN);
    assertThat(severity(0.199, 9_999, 1)).isEqualTo(Severity.OK);
    assertThat(severity(0.1, 10_000, 0.5)).isEqualTo(Severity.WARN);
    assertThat(severity(0.1, 10_000, 0.49)).isEqualTo(Severity.OK);
    assertThat(severity(0.5, 0, 0)).isEqualTo(Severity.CRITICAL);
  }

  private static Severity severity(double transit, double rate, double pingPong) {
    var movement =
        new Movement(
            OptionalDouble.of(transit), OptionalDouble.of(rate), OptionalDouble.of(pingPong));
    return Severity.of(movement, 100, masters("a", "b"));
  }

  private static Masters masters(String... known) {
    return new Masters(List.of(known), false);
  }

  private static PoolContention of(Readings readings, long coveredNs) {
    var reading = readings.reading();
    return PoolContention.of(View.of(reading), List.of(reading), coveredNs);
  }
}
