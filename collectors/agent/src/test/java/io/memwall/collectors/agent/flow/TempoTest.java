package io.memwall.collectors.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class TempoTest {
  private static final long SECOND = 1_000_000_000L;

  @Property
  void intervals_followEachOtherWithoutAGap_overAChange(
      @ForAll("lengths") IntervalLength before,
      @ForAll("lengths") IntervalLength after,
      @ForAll @LongRange(max = 100) long tenths) {
    var tempo = new Tempo(before);
    long now = 1_700_000_000 * SECOND + tenths * SECOND / 10;
    Span open = tempo.around(now);
    assertThat(tempo.change(after, now)).isTrue();
    long until = open.end() + 40 * SECOND;
    while (open.end() < until) {
      Span next = tempo.around(open.end());
      assertThat(next.start()).isEqualTo(open.end());
      open = next;
    }
    assertThat(open.nanos()).isEqualTo(after.nanos());
  }

  @Test
  void change_waitsForTheOneBefore() {
    var tempo = new Tempo(IntervalLength.SECOND);
    assertThat(tempo.change(IntervalLength.of(Duration.ofSeconds(2)), 0)).isTrue();
    assertThat(tempo.change(IntervalLength.of(Duration.ofSeconds(10)), 1)).isFalse();
    assertThat(tempo.change(IntervalLength.of(Duration.ofSeconds(10)), 20 * SECOND)).isTrue();
  }

  @Test
  void coarser_endsAtTenSeconds() {
    assertThat(IntervalLength.SECOND.coarser(1).nanos()).isEqualTo(2 * SECOND);
    assertThat(IntervalLength.SECOND.coarser(6).nanos()).isEqualTo(10 * SECOND);
  }

  @Provide
  Arbitrary<IntervalLength> lengths() {
    return Arbitraries.of(IntervalLength.ALLOWED).map(IntervalLength::of);
  }
}
