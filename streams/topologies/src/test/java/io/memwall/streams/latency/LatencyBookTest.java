package io.memwall.streams.latency;

import static io.memwall.streams.latency.BookKeeper.LINK;
import static io.memwall.streams.latency.BookKeeper.T0;
import static io.memwall.streams.latency.BookKeeper.W10;
import static io.memwall.streams.latency.BookKeeper.load;
import static io.memwall.streams.latency.BookKeeper.over;
import static io.memwall.streams.latency.BookKeeper.reads;
import static io.memwall.streams.latency.BookKeeper.revised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class LatencyBookTest {
  /** 1,326 ns, what an idle link of the steady fabric takes. */
  private static final int IDLE = 360;

  /** Three times that. */
  private static final int TRIPLE = 415;

  private static final Entity SPARSE = new Entity("", Entity.Kind.CONNECTION, "e/0");

  private final BookKeeper book = new BookKeeper();

  @Test
  void aFirstQuietWindow_isItsOwnBaseline() {
    book.window(0, IDLE, 1_000, 0.1);
    var headline = book.headline(0);
    assertThat(headline.baseline())
        .contains(new Baseline(LatencySketch.value(IDLE), Baseline.Kind.UNLOADED));
    assertThat(headline.inflation().p50()).hasValue(1);
    assertThat(headline.missing()).isEmpty();
    assertThat(book.window(0).utilisation()).hasValue(0.1);
  }

  @Test
  void aBusyWindow_isMeasuredByTheQuietOnes() {
    book.window(0, IDLE, 1_000, 0.1);
    book.window(1, TRIPLE, 200, 0.9);
    var headline = book.headline(1);
    double inflation = LatencySketch.value(TRIPLE) / LatencySketch.value(IDLE);
    assertThat(inflation).isCloseTo(3, within(0.02));
    assertThat(headline.inflation().p50()).hasValue(inflation);
    assertThat(headline.inflation().p99()).hasValue(inflation);
    assertThat(book.window(1).demand().ratio().orElseThrow())
        .isCloseTo(0.9 * inflation, within(1e-3));
    assertThat(book.window(1).demand().inFlight().orElseThrow())
        .isCloseTo(200 * LatencySketch.value(TRIPLE) / W10, within(1e-9));
  }

  @Test
  void whatIsMissing_hasAReason() {
    book.window(0, IDLE, 199, 0.1);
    assertThat(book.headline(0).missing()).contains("too_few_samples");
    book.take(reads(1, IDLE, 5_000));
    book.tick();
    assertThat(book.headline(1).missing()).contains("no_baseline");
    assertThat(book.window(1).utilisation()).isEmpty();
    assertThat(book.window(1).demand().ratio()).isEmpty();
    book.window(2, IDLE, 1_000, 0.1);
    book.take(BookKeeper.with(reads(3, IDLE, 1_000), new Quality(1_000, 0, 300, 0, 1)));
    book.take(BookKeeper.with(reads(4, IDLE, 1_000), new Quality(1_000, 0, 0, 0, 400)));
    book.tick();
    assertThat(book.headline(3).missing()).contains("bad_quality");
    assertThat(book.headline(4).missing()).contains("coarse_clock");
  }

  @Test
  void whatComesTogether_isJudgedOnce() {
    book.take(reads(0, IDLE, 1_000));
    book.take(load("rx", 0, 0.1));
    book.take(load("tx", 0, 0.1));
    assertThat(book.results()).isZero();
    book.tick();
    assertThat(book.results()).isEqualTo(1);
  }

  @Test
  void aWindowOfLongAgo_waitsLongerForWhatElseComes() {
    book.tickAfter(Duration.ofSeconds(25));
    book.take(reads(0, IDLE, 1_000));
    book.take(reads(BookKeeper.POOL, 1, "c/0", IDLE, 1_000));
    book.tickAfter(Duration.ofMillis(400));
    assertThat(book.window(BookKeeper.POOL, 1)).as("it has just ended").isNotNull();
    assertThat(book.window(0)).as("it ended long ago").isNull();
    book.tickAfter(Duration.ofMillis(600));
    assertThat(book.window(0)).isNotNull();
  }

  @Test
  void onlyQuietWindows_teachABaseline() {
    book.window(0, IDLE, 999, 0.1);
    assertThat(book.headline(0).baseline().map(Baseline::kind)).contains(Baseline.Kind.LOADED);
    book.take(BookKeeper.with(reads(1, IDLE, 1_000), new Quality(1_000, 0, 0, 1, 1)));
    book.take(load("rx", 1, 0.1));
    book.take(load("tx", 1, 0.1));
    book.tick();
    assertThat(book.headline(1).baseline().map(Baseline::kind)).contains(Baseline.Kind.LOADED);
    book.window(2, IDLE, 1_000, 0.2);
    assertThat(book.headline(2).baseline().map(Baseline::kind)).contains(Baseline.Kind.LOADED);
    book.window(3, IDLE, 1_000, 0.19);
    assertThat(book.headline(3).baseline().map(Baseline::kind)).contains(Baseline.Kind.UNLOADED);
  }

  @Test
  void aLinkThatIsNeverQuiet_hasTheBaselineOfItsEmptiestBin() {
    book.window(0, TRIPLE, 1_000, 0.8);
    book.window(1, IDLE, 1_000, 0.4);
    book.window(2, TRIPLE, 1_000, 0.8);
    assertThat(book.headline(2).baseline())
        .contains(new Baseline(LatencySketch.value(IDLE), Baseline.Kind.LOADED));
  }

  @Test
  void aConnectionWithTooFewRequests_hasTheBaselineOfItsPool() {
    var quiet = new Entity("", Entity.Kind.CONNECTION, "d/0");
    book.take(reads(quiet, 0, "d/0", TRIPLE, 200));
    book.tick();
    assertThat(book.window(quiet, 0).headline().orElseThrow().missing()).contains("no_baseline");
    book.take(reads(BookKeeper.POOL, 0, "c/0", IDLE, 1_000));
    book.tick();
    assertThat(book.window(quiet, 0).headline().orElseThrow().missing()).contains("no_baseline");
    // The pool learns how full its links were, of which the connection knew no more.
    book.take(load("rx", 0, 0.9));
    book.take(load("tx", 0, 0.9));
    book.tick();
    book.tick();
    var baseline = book.window(quiet, 0).headline().orElseThrow().baseline().orElseThrow();
    assertThat(baseline.kind()).isEqualTo(Baseline.Kind.LOADED);
    book.take(reads(SPARSE, 0, "e/0", TRIPLE, 199));
    book.tick();
    assertThat(book.window(SPARSE, 0).headline().orElseThrow().baseline())
        .contains(new Baseline(LatencySketch.value(IDLE), Baseline.Kind.POOL));
  }

  @Test
  void aBaseline_isTheLeastHourOfSevenDays() {
    long day = 24 * 360;
    book.window(0, IDLE, 1_000, 0.1);
    book.window(360, IDLE + 50, 1_000, 0.1);
    assertThat(book.headline(360).baseline().orElseThrow().nanos())
        .isEqualTo(LatencySketch.value(IDLE));
    book.window(7 * day - 1, IDLE + 50, 1_000, 0.1);
    assertThat(book.headline(7 * day - 1).baseline().orElseThrow().nanos())
        .isEqualTo(LatencySketch.value(IDLE));
    book.window(7 * day, IDLE + 50, 1_000, 0.1);
    assertThat(book.headline(7 * day).baseline().orElseThrow().nanos())
        .isEqualTo(LatencySketch.value(IDLE + 50));
  }

  @Test
  void anotherCable_beginsAnew() {
    book.window(0, IDLE, 1_000, 0.1);
    book.take(over(reads(1, TRIPLE, 1_000), "2.0"));
    book.take(load("rx", 1, 0.1));
    book.take(load("tx", 1, 0.1));
    book.tick();
    assertThat(book.headline(1).baseline().orElseThrow().nanos())
        .isEqualTo(LatencySketch.value(TRIPLE));
  }

  @Test
  void aDay_makesACurve() {
    var model = new CurveFit(1.0418, 1);
    for (int n = 0; n < 60; n++) {
      double utilisation = Lesson.middle(n % 18);
      double latency = LatencySketch.value(IDLE) * model.inflationAt(utilisation);
      int bucket =
          (int) Math.round(Math.log(latency / LatencySketch.value(IDLE)) / Math.log(1.01 / 0.99));
      book.window(n, IDLE + bucket, 2_000, utilisation);
    }
    var curve = book.curves.lastEntry().getValue().curves().get(0);
    assertThat(book.curves.lastKey()).isEqualTo(T0 + 48 * W10);
    assertThat(curve.bins()).hasSize(18);
    assertThat(curve.fit().fit().orElseThrow().slope()).isCloseTo(1.04, within(0.06));
    assertThat(curve.knee()).hasValue(0.5);
    var link = book.window(59).link().orElseThrow();
    double most = link.maxUtilisation().orElseThrow();
    assertThat(most).isCloseTo(0.6575, within(0.02));
    double now = book.window(59).utilisation().orElseThrow();
    assertThat(link.headroomBps().orElseThrow())
        .isCloseTo(Math.max(0, most - now) * 100e9, within(1.0));
    assertThat(link.knee()).hasValue(0.5);
  }

  @Test
  void whatIsSaidAgain_changesNothing() {
    book.window(0, IDLE, 1_000, 0.1);
    long before = book.results();
    book.window(0, IDLE, 1_000, 0.1);
    book.take(revised(reads(0, IDLE, 1_000), 2));
    book.tick();
    assertThat(book.results()).isEqualTo(before);
  }

  @Test
  void oldWindows_areForgottenAndWhatTheyTaughtIsNot() {
    book.window(0, IDLE, 1_000, 0.1);
    for (int n = 1; n < 1_000; n++) {
      book.window(n, TRIPLE, 1_000, 0.5);
      book.pass(Duration.ofSeconds(10));
    }
    assertThat(book.headline(999).baseline().orElseThrow().nanos())
        .isEqualTo(LatencySketch.value(IDLE));
    int[] windows = new int[1];
    book.rows.scan(
        Table.PIECE.key(LINK).bytes(),
        (key, value) -> {
          windows[0]++;
          return true;
        });
    assertThat(windows[0]).isBetween(360, 365);
    book.take(revised(reads(0, TRIPLE, 9_000), 7));
    assertThat(book.late).hasSize(1);
  }

  @Test
  void aSilentEntity_isForgottenAsAWhole() {
    book.window(0, IDLE, 1_000, 0.1);
    book.pass(Duration.ofHours(2));
    book.pass(Duration.ofDays(9));
    int[] left = new int[1];
    for (var table :
        List.of(Table.PIECE, Table.WINDOW, Table.REACH, Table.HOUR, Table.HOURS, Table.BIN)) {
      book.rows.scan(
          table.key().bytes(),
          (key, value) -> {
            left[0]++;
            return true;
          });
    }
    assertThat(left[0]).isZero();
  }

  @Property(tries = 20)
  void theOrderOfWhatComes_doesNotMatter(@ForAll long seed) {
    var inOrder = new BookKeeper();
    var findings = new ArrayList<Finding>();
    var random = new Random(seed);
    for (int n = 0; n < 25; n++) {
      double utilisation = random.nextInt(20) / 20.0;
      findings.add(reads(n, IDLE + random.nextInt(100), 500 + random.nextInt(2_000)));
      findings.add(
          revised(reads(LINK, n, "d/0", IDLE + random.nextInt(100), 1_000), 1 + random.nextInt(3)));
      findings.add(reads(BookKeeper.POOL, n, "c/0", IDLE + random.nextInt(100), 1_500));
      findings.add(reads(SPARSE, n, "e/0", IDLE + random.nextInt(100), 190 + random.nextInt(20)));
      findings.add(load("rx", n, utilisation));
      findings.add(load("tx", n, utilisation / 2));
      findings.subList(6 * n, 6 * n + 6).forEach(inOrder::take);
      inOrder.tick();
    }
    var shuffled = new BookKeeper();
    findings.addAll(findings.subList(0, 40));
    Collections.shuffle(findings, random);
    for (var finding : findings) {
      shuffled.take(finding);
      if (random.nextInt(4) == 0) {
        shuffled.tick();
      }
    }
    shuffled.tick();
    shuffled.tick();
    assertThat(shuffled.last).isEqualTo(inOrder.last);
    assertThat(shuffled.curves).isEqualTo(inOrder.curves);
  }
}
