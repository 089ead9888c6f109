package io.memwall.collectors.agent.limits;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class LadderTest {
  @Test
  void nearTheLimit_intervalsBecomeLonger_andNothingElse() {
    assertThat(Ladder.GROUND.next(0.9, 0.1, 0)).isEqualTo(new Ladder(1, 1, 0));
  }

  @Test
  void beyondTheLimit_capturesLookLessAtOnce() {
    Ladder next = Ladder.GROUND.next(2, 0.1, 0);
    assertThat(next.step()).isOne();
    assertThat(next.share()).isEqualTo(0.35);
  }

  @Test
  void tenCalmSeconds_leadOneStepBack_andBackToTheGroundInTheEnd() {
    Ladder ladder = new Ladder(2, 0.5, 0);
    for (int i = 0; i < 9; i++) {
      ladder = ladder.next(0.1, 0.1, 0);
    }
    assertThat(ladder.step()).isEqualTo(2);
    assertThat(ladder.share()).isEqualTo(0.5);
    for (int i = 0; i < 100; i++) {
      ladder = ladder.next(0.1, 0.1, 0);
    }
    assertThat(ladder).isEqualTo(Ladder.GROUND);
  }

  @Test
  void fullPublisher_asksForSteps_andForNoLessLooking() {
    Ladder ladder = Ladder.GROUND.next(0.1, 0.1, 2);
    assertThat(ladder).isEqualTo(new Ladder(2, 1, 0));
    assertThat(ladder.next(0.1, 0.1, 2)).isEqualTo(ladder);
  }

  @Property
  void ladder_staysWithinItsBounds(
      @ForAll @IntRange(max = 6) int step,
      @ForAll @DoubleRange(min = 0.02, max = 1) double share,
      @ForAll @DoubleRange(max = 50) double cpu,
      @ForAll @DoubleRange(max = 2) double memory,
      @ForAll @IntRange(max = 2) int atLeast) {
    Ladder next = new Ladder(step, share, 3).next(cpu, memory, atLeast);
    assertThat(next.step()).isBetween(0, Ladder.LAST);
    assertThat(next.share()).isBetween(1.0 / 64, 1.0);
    if (Math.max(cpu, memory) > 0.85) {
      assertThat(next.step()).isGreaterThanOrEqualTo(step);
      assertThat(next.share()).isLessThanOrEqualTo(share);
    }
  }
}
