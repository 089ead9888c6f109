package io.memwall.streams.alerts;

import static io.memwall.streams.alerts.Samples.T0;
import static io.memwall.streams.alerts.Samples.cleared;
import static io.memwall.streams.alerts.Samples.raised;
import static io.memwall.streams.alerts.Samples.wall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SuppressionTest {
  private static final AlertKey POOL = wall("pool", "p3");

  private final AlertBook book = new AlertBook();
  private final Judged judged = new Judged(() -> T0);
  private final Suppression plain = new Suppression(List.of(), judged);

  @Test
  void aDeadPool_isOneAlert_notTwoHundred() {
    for (int host = 0; host < 200; host++) {
      book.apply(raised(wall("host", "h" + host), Severity.CRITICAL, 10, "link:l1/0", "pool:p3"));
    }
    book.apply(raised(POOL, Severity.CRITICAL, 10));
    plain.review(book, T0);

    assertThat(book.all())
        .filteredOn(each -> each.suppressedBy().isEmpty())
        .extracting(Alert::key)
        .containsExactly(POOL);
    assertThat(host().suppressedBy()).hasValue("alert of pool:p3");
  }

  @Test
  void aMilderParent_explainsNothing() {
    book.apply(raised(wall("host", "h0"), Severity.CRITICAL, 10, "pool:p3"));
    book.apply(raised(POOL, Severity.WARNING, 10));
    plain.review(book, T0);
    assertThat(host().suppressedBy()).isEmpty();
  }

  @Test
  void aChildThatStillFires_whenItsParentIsWell_isTold() {
    book.apply(raised(wall("host", "h0"), Severity.WARNING, 10, "pool:p3"));
    book.apply(raised(POOL, Severity.WARNING, 10));
    plain.review(book, T0);
    assertThat(host().isNewsTo("hook", false)).isFalse();

    book.apply(cleared(POOL, 60));
    plain.review(book, T0);
    assertThat(host().isNewsTo("hook", false)).isTrue();
  }

  @Test
  void anEntityInMaintenance_isKeptButNotTold_untilItIsOver() {
    var window =
        new Maintenance(
            "swap", List.of(new Glob("host:h*")), T0, T0.plusSeconds(600), Duration.ZERO);
    var suppression = new Suppression(List.of(window), judged);
    book.apply(raised(wall("host", "h0"), Severity.WARNING, 10));

    suppression.review(book, T0.plusSeconds(599));
    assertThat(host().suppressedBy()).hasValue("maintenance swap");
    suppression.review(book, T0.plusSeconds(600));
    assertThat(host().suppressedBy()).isEmpty();
  }

  @Test
  void maintenance_comesAgain() {
    var weekly =
        new Maintenance(
            "patch", List.of(new Glob("*")), T0, T0.plus(Duration.ofHours(1)), Duration.ofDays(7));
    var entity = new Entity("pool", "p1");
    assertThat(weekly.covers(entity, T0.minusSeconds(1))).isFalse();
    assertThat(weekly.covers(entity, T0.plus(Duration.ofDays(14)).plusSeconds(5))).isTrue();
    assertThat(weekly.covers(entity, T0.plus(Duration.ofDays(14)).plusSeconds(3600))).isFalse();
  }

  @Test
  void maintenance_thatNeverEnds_isRefused() {
    assertThatThrownBy(() -> new Maintenance("x", List.of(), T0, T0, Duration.ZERO))
        .hasMessageContaining("not after it begins");
    assertThatThrownBy(
            () -> new Maintenance("x", List.of(), T0, T0.plusSeconds(100), Duration.ofSeconds(50)))
        .hasMessageContaining("repeats");
  }

  @Test
  void globs_meanLettersAsTheyAre() {
    assertThat(new Glob("pool:p*").matches(new Entity("POOL", "p17"))).isTrue();
    assertThat(new Glob("link:l?/0").matches(new Entity("link", "l1/0"))).isTrue();
    assertThat(new Glob("link:l.").matches(new Entity("link", "lx"))).isFalse();
    assertThat(new Glob("*").matches(new Entity("region", "p1/0x10000"))).isTrue();
  }

  private Alert host() {
    return book.of(wall("host", "h0")).orElseThrow();
  }
}
