package io.memwall.streams.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.MemoryRows;
import io.memwall.streams.Revision;
import io.memwall.streams.hotspot.Reading.Interval;
import io.memwall.streams.hotspot.Reading.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ScoreBookTest {
  private static final long T0_MS = 1_772_366_400_000L;
  private static final long WINDOW_MS = 10_000;
  private static final Entity LINK = new Entity("", Kind.LINK, "l1/rx");

  private static final Thresholds T = Thresholds.DEFAULT;

  private final MemoryRows rows = new MemoryRows();
  private final List<Judgement> judged = new ArrayList<>();
  private ScoreBook book = open(T0_MS);

  private ScoreBook open(long nowMs) {
    return new ScoreBook(rows, ScoreSettings.DEFAULT, judged::add, nowMs);
  }

  @Test
  void bookOpenedAgain_goesOnFromItsRows() {
    fill(0, 6, 0.95, 4.5);
    book = open(T0_MS + 60_000);
    fill(6, 7, 0.95, 4.5);

    assertThat(judged).hasSize(7);
    assertThat(judged.get(6).watch().state()).isEqualTo(State.CRITICAL);
    assertThat(judged.get(6).watch().sinceNs()).isEqualTo(ns(30_000));
    assertThat(judged.get(6).revision().counter()).isEqualTo(7);
  }

  @Test
  void readingOfAnUndecidedWindow_survivesTheBook() {
    fill(0, 1, 0.1, 1);
    book.take(demand(1, 0.95, 1), T0_MS + 20_000);
    book = open(T0_MS + 20_100);
    book.tick(T0_MS + 21_200);

    assertThat(judged).hasSize(2);
    assertThat(judged.get(1).verdict().x()).containsEntry(Component.DEMAND, 1.0);
  }

  @Test
  void readingOfADecidedWindow_isCountedAndChangesNothing() {
    fill(0, 2, 0.1, 1);
    book.take(demand(0, 0.95, 2), T0_MS + 21_000);
    book.tick(T0_MS + 22_000);

    assertThat(book.late()).isEqualTo(1);
    assertThat(judged).hasSize(2);
  }

  @Test
  void higherRevision_replacesALowerOne_andNotTheReverse() {
    book.take(demand(0, 0.60, 2), T0_MS + 10_000);
    book.take(demand(0, 0.95, 1), T0_MS + 10_100);
    book.tick(T0_MS + 11_100);

    assertThat(judged.get(0).verdict().x()).containsEntry(Component.DEMAND, 0.0);
    assertThat(judged.get(0).gathered().value(Measure.UTILISATION).orElseThrow().revision())
        .isEqualTo(new Revision(1, 2));
  }

  @Test
  void windowIsDecidedWithoutWaiting_onceAllOfItsSourcesHaveSpoken() {
    fill(0, 1, 0.1, 1);
    long end = T0_MS + 2 * WINDOW_MS;
    book.take(demand(1, 0.1, 1), end);
    book.tick(end);
    assertThat(judged).hasSize(1);

    book.take(latency(1, 1, 1), end);
    book.tick(end);
    assertThat(judged).hasSize(2);
  }

  @Test
  void sourceThatHasSpokenForPartOfAWindow_isStillWaitedFor() {
    fill(0, 1, 0.1, 1);
    long end = T0_MS + 2 * WINDOW_MS;
    book.take(latency(1, 1, 1), end);
    book.take(seen(demand(1, 0.1, 1), 0.6), end);
    book.tick(end);
    assertThat(judged).hasSize(1);

    book.take(demand(1, 0.1, 2), end);
    book.tick(end);
    assertThat(judged).hasSize(2);
  }

  @Test
  void afterAStart_silenceIsNoMissingWindowAtOnce() {
    fill(0, 1, 0.1, 1);
    long later = T0_MS + 300_000;
    book = open(later);
    book.tick(later + 29_000);
    assertThat(judged).hasSize(1);
    book.tick(later + 30_000);
    assertThat(judged.get(judged.size() - 1).watch().state()).isEqualTo(State.UNKNOWN);
    // Windows behind the change to UNKNOWN are not judged one by one.
    assertThat(judged).hasSize(4);
  }

  @Test
  void sourceThatSawLessThanHalfOfAWindow_doesNotCount() {
    book.take(seen(reading(LINK, 0, Map.of(Measure.UTILISATION, 0.95), 1), 0.4), T0_MS + 10_000);
    book.tick(T0_MS + 11_000);

    assertThat(judged.get(0).verdict().score()).isEmpty();
    assertThat(judged.get(0).gathered().absent().get(Component.DEMAND).reason())
        .isEqualTo("40 % of the window was seen");
  }

  @Test
  void declaredInstrumentation_makesWhatIsMissingCount() {
    var rule =
        new RulesByEntity.Rule("link:l*", Optional.empty(), Optional.of(Set.of(Instrument.FRAMES)));
    var settings = ScoreSettings.with(new RulesByEntity(List.of(rule)));
    book = new ScoreBook(rows, settings, judged::add, T0_MS);
    book.take(reading(LINK, 0, Map.of(Measure.UTILISATION, 0.90), 1), T0_MS + 10_000);
    book.tick(T0_MS + 11_000);

    assertThat(judged.get(0).rules().instrumentation().declared()).isTrue();
    // 0.6 of 2.2 is too little to judge by, and what is missing could make it much worse.
    assertThat(judged.get(0).verdict().score()).isEmpty();
  }

  @Test
  void poolThatRefuses_isCriticalWhileItsFramesAreLost() {
    var pool = new Entity("", Kind.POOL, "p1");
    var rule =
        new RulesByEntity.Rule(
            "pool:*",
            Optional.empty(),
            Optional.of(Set.of(Instrument.FRAMES, Instrument.PRESSURE, Instrument.LEDGER)));
    var settings = ScoreSettings.with(new RulesByEntity(List.of(rule)));
    book = new ScoreBook(rows, settings, judged::add, T0_MS);
    for (int window = 0; window < 3; window++) {
      long end = T0_MS + (window + 1) * WINDOW_MS;
      var values = Map.of(Measure.USED_SHARE, 0.99, Measure.FAIL_RATE, 0.3);
      book.take(reading(pool, window, values, 1), end);
      book.tick(end + 1_000);
    }

    var verdict = judged.get(2).verdict();
    assertThat(verdict.evidence()).isLessThan(0.4);
    assertThat(verdict.isFloor()).isTrue();
    assertThat(verdict.value()).hasValue(0.8);
    assertThat(judged.get(2).watch().state()).isEqualTo(State.CRITICAL);
    assertThat(Sentence.of(judged.get(2)))
        .contains("partial: at least this, with demand not reported, latency not reported");
  }

  @Test
  void caseOfLongAgo_isJudgedWhenItHasBeenSilentForAWhile() {
    var old = new Entity("pcap", Kind.LINK, "l1/rx");
    for (int window = 0; window < 4; window++) {
      book.take(reading(old, window, full(), 1), T0_MS + 900_000_000L + window);
    }
    book.tick(T0_MS + 900_002_000L);
    assertThat(judged).isEmpty();
    book.tick(T0_MS + 900_004_000L);
    assertThat(judged).hasSize(4);
    assertThat(judged.get(3).watch().state()).isEqualTo(State.CRITICAL);
    book.tick(T0_MS + 900_400_000L);
    assertThat(judged).hasSize(4);
  }

  @Property(tries = 100)
  void orderOfArrivalWithinAWindow_doesNotMatter(@ForAll long seed) {
    var arrivals = new ArrayList<Reading>();
    for (int revision = 1; revision <= 3; revision++) {
      arrivals.add(demand(0, 0.30 * revision, revision));
      arrivals.add(latency(0, 1.2 * revision, revision));
    }
    Collections.shuffle(arrivals, new Random(seed));
    var results = new ArrayList<Judgement>();
    var shuffled = new ScoreBook(new MemoryRows(), ScoreSettings.DEFAULT, results::add, T0_MS);
    arrivals.forEach(reading -> shuffled.take(reading, T0_MS + 10_000));
    shuffled.tick(T0_MS + 11_000);

    assertThat(results).hasSize(1);
    var verdict = results.get(0).verdict();
    assertThat(verdict.x().get(Component.DEMAND)).isEqualTo(T.x(Measure.UTILISATION, 0.30 * 3));
    assertThat(verdict.x().get(Component.LATENCY))
        .isEqualTo(T.x(Measure.LATENCY_INFLATION, 1.2 * 3));
  }

  private void fill(int from, int to, double utilisation, double inflation) {
    for (int window = from; window < to; window++) {
      long end = T0_MS + (window + 1) * WINDOW_MS;
      book.take(demand(window, utilisation, 1), end);
      book.take(latency(window, inflation, 1), end);
      book.tick(end + 1_000);
    }
  }

  private static Map<Measure, Double> full() {
    return Map.of(
        Measure.UTILISATION, 1.0, Measure.LATENCY_INFLATION, 5.0, Measure.CREDIT_STALL, 0.5);
  }

  private static Reading demand(int window, double utilisation, int revision) {
    return reading(
        LINK,
        window,
        Map.of(
            Measure.UTILISATION, utilisation,
            Measure.CREDIT_STALL, 0.0,
            Measure.RETRANSMIT_RATIO, 0.0),
        revision);
  }

  private static Reading latency(int window, double inflation, int revision) {
    var demand = demand(window, 0, revision);
    return new Reading(
        LINK,
        new Origin(
            Origins.LATENCY, LINK.text(), Instrument.FRAMES, new Revision(1, revision), List.of()),
        demand.interval(),
        Map.of(Measure.LATENCY_INFLATION, inflation),
        Map.of(),
        OptionalDouble.of(1),
        Setting.of("f"));
  }

  private static Reading reading(
      Entity entity, int window, Map<Measure, Double> values, int revision) {
    return new Reading(
        entity,
        new Origin(
            Origins.BANDWIDTH,
            entity.text(),
            Instrument.FRAMES,
            new Revision(1, revision),
            List.of("n1")),
        new Interval(ns(window * WINDOW_MS), ns((window + 1) * WINDOW_MS)),
        values,
        Map.of(),
        OptionalDouble.of(1),
        Setting.of("f"));
  }

  private static Reading seen(Reading reading, double coverage) {
    return new Reading(
        reading.entity(),
        reading.origin(),
        reading.interval(),
        reading.values(),
        reading.absent(),
        OptionalDouble.of(coverage),
        reading.setting());
  }

  private static long ns(long sinceMs) {
    return EntityBook.nanos(T0_MS + sinceMs);
  }
}
