package io.memwall.streams.alerts;

import static io.memwall.streams.alerts.Samples.at;
import static io.memwall.streams.alerts.Samples.cleared;
import static io.memwall.streams.alerts.Samples.raised;
import static io.memwall.streams.alerts.Samples.wall;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.alerts.Signal.Raised;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class AlertBookTest {
  private static final AlertKey POOL = wall("pool", "p3");

  private final AlertBook book = new AlertBook();

  @Test
  void anAlert_beginsGrowsAndEnds_asOneEpisode() {
    book.apply(raised(POOL, Severity.WARNING, 10));
    book.apply(raised(POOL, Severity.WARNING, 20));
    assertThat(only().change()).isEqualTo(1);

    book.apply(raised(POOL, Severity.CRITICAL, 30));
    book.apply(cleared(POOL, 90));

    assertThat(only().startedNs()).isEqualTo(at(10));
    assertThat(only().changedNs()).isEqualTo(at(90));
    assertThat(only().endedNs()).hasValue(at(90));
    assertThat(only().change()).isEqualTo(3);
  }

  @Test
  void anEndedAlert_raisedAgain_isANewEpisodeNobodyKnowsOf() {
    book.apply(raised(POOL, Severity.WARNING, 10));
    book.taken(POOL, at(10), "hook", new Alert.Receipt(1, at(11)));
    book.apply(cleared(POOL, 20));
    book.apply(raised(POOL, Severity.WARNING, 300));

    assertThat(only().startedNs()).isEqualTo(at(300));
    assertThat(only().change()).isEqualTo(1);
    assertThat(only().notified()).isEmpty();
  }

  @Test
  void whatIsOlderThanTheLastDecision_changesNothing() {
    book.apply(raised(POOL, Severity.WARNING, 50));
    book.apply(cleared(POOL, 40));
    assertThat(only().isFiring()).isTrue();

    book.apply(cleared(POOL, 60));
    book.apply(raised(POOL, Severity.CRITICAL, 55));
    assertThat(only().isFiring()).isFalse();
  }

  @Test
  void whatHappensOnce_endsByItself_unlessItHappensAgain() {
    book.apply(passing(10, 600));
    book.apply(passing(300, 900));
    book.passTo(at(700));
    assertThat(only().isFiring()).isTrue();

    book.passTo(at(901));
    assertThat(only().endedNs()).hasValue(at(900));
  }

  private static Raised passing(long second, long quiet) {
    return new Raised(
        POOL, Severity.WARNING, at(second), Account.of("once"), OptionalLong.of(at(quiet)));
  }

  @Test
  void clearingWhatNeverWas_saysNothing() {
    book.apply(cleared(POOL, 10));
    assertThat(book.takeChanged()).isEmpty();
  }

  @Test
  void aReceiptOfAnEarlierEpisode_saysNothingOfThisOne() {
    book.apply(raised(POOL, Severity.WARNING, 10));
    book.taken(POOL, at(5), "hook", new Alert.Receipt(1, at(11)));
    assertThat(only().notified()).isEmpty();
  }

  @Test
  void whatEndedLongAgo_isForgotten_andNamed() {
    book.apply(raised(POOL, Severity.WARNING, 10));
    book.apply(cleared(POOL, 20));
    assertThat(book.forgetEndedBefore(at(20))).isEmpty();
    assertThat(book.forgetEndedBefore(at(21))).containsExactly(POOL);
    assertThat(book.all()).isEmpty();
  }

  /** A restart at any time goes on as if there had been none. */
  @Property(tries = 200)
  void aBookRestoredFromWhatWasWritten_endsAsOneThatWentOn(
      @ForAll @Size(max = 30) List<@IntRange(max = 3) Integer> says,
      @ForAll @IntRange(max = 30) int restart) {
    var whole = new AlertBook();
    var parted = new AlertBook();
    for (int i = 0; i < says.size(); i++) {
      if (i == restart) {
        var before = parted.all();
        parted = new AlertBook();
        before.forEach(parted::restore);
      }
      whole.apply(signal(says.get(i), 10L * i));
      parted.apply(signal(says.get(i), 10L * i));
    }
    assertThat(parted.all()).isEqualTo(whole.all());
  }

  private static Signal signal(int what, long second) {
    AlertKey key = what % 2 == 0 ? POOL : wall("host", "h1");
    return switch (what) {
      case 0 -> raised(key, Severity.WARNING, second);
      case 1, 2 -> raised(key, Severity.CRITICAL, second);
      default -> cleared(key, second);
    };
  }

  private Alert only() {
    assertThat(book.all()).hasSize(1);
    return book.all().iterator().next();
  }
}
