package io.memwall.collectors.agent.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.readings.FiguresTest.Sample;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class CounterBookTest {
  private final CounterBook book = new CounterBook();

  @Test
  void counterThatWentBack_isNamedOnce() {
    note(Sample.EVENTS, 7);
    note(Sample.EVENTS, 6);

    assertThat(book.changes()).isEqualTo(new Changes(List.of("s.events"), List.of()));
    note(Sample.EVENTS, 6);
    assertThat(book.changes()).isEqualTo(Changes.NONE);
  }

  @Test
  void gauge_mayGoBack() {
    note(Sample.SIZE_BYTES, 7);
    note(Sample.SIZE_BYTES, 6);

    assertThat(book.changes()).isEqualTo(Changes.NONE);
  }

  @Test
  void counterMissingForAWhile_isComparedWithWhatItSaidLast() {
    note(Sample.EVENTS, 7);
    note(Sample.SIZE_BYTES, 1);
    note(Sample.EVENTS, 5);

    assertThat(book.changes().resets()).containsExactly("s.events");
  }

  @Property
  void narrowCounter_runsOverForward(
      @ForAll @LongRange(min = 1, max = (1L << 31) - 1) long growth) {
    var fresh = new CounterBook();
    long before = 0xFFFF_FFFFL - growth / 2;
    fresh.note("s", Figures.of(Sample.class).put(Sample.NARROW, before).build());
    fresh.note(
        "s", Figures.of(Sample.class).put(Sample.NARROW, (before + growth) & 0xFFFF_FFFFL).build());

    boolean over = before + growth > 0xFFFF_FFFFL;
    Changes changes = fresh.changes();
    assertThat(changes.resets()).isEmpty();
    assertThat(changes.wraps()).hasSize(over ? 1 : 0);
  }

  @Test
  void narrowCounter_farBack_beganAnew() {
    note(Sample.NARROW, 3_000_000);
    note(Sample.NARROW, 5);

    assertThat(book.changes().resets()).containsExactly("s.narrow");
  }

  @Test
  void wideCounter_neverRunsOver() {
    note(Sample.EVENTS, 4_294_967_290L);
    note(Sample.EVENTS, 5);

    assertThat(book.changes().resets()).containsExactly("s.events");
  }

  private void note(Sample figure, long value) {
    book.note("s", Figures.of(Sample.class).put(figure, value).build());
  }
}
