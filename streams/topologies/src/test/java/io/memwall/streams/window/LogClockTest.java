package io.memwall.streams.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogClockTest {
  private static final long T0 = 1_772_366_400_000L;

  private final LogClock clock = new LogClock();

  @Test
  void whoHearsNothing_goesByTheWall() {
    assertThat(clock.now(T0)).isEqualTo(T0);
    assertThat(clock.isBehind()).isFalse();
  }

  @Test
  void recordsThatComeAtOnce_leaveItAtTheWall() {
    clock.heard(T0 - 900, T0);
    assertThat(clock.now(T0 + 5)).isEqualTo(T0 + 5);
    assertThat(clock.isBehind()).isFalse();
  }

  @Test
  void inABacklog_timePassesAsItDidWhenItWasWritten() {
    clock.heard(T0 - 600_000, T0);
    assertThat(clock.isBehind()).isTrue();
    // Ten seconds of work for the records of one second of the log.
    for (int worked = 0; worked < 10_000; worked += 500) {
      clock.heard(T0 - 600_000, T0 + worked);
      assertThat(clock.now(T0 + worked + 500)).isEqualTo(T0 - 600_000);
    }
    clock.heard(T0 - 599_000, T0 + 10_000);
    assertThat(clock.now(T0 + 10_000)).isEqualTo(T0 - 599_000);
  }

  @Test
  void behindTheLastRecord_itGoesOnWithTheWall() {
    clock.heard(T0 - 600_000, T0);
    for (int ms = 0; ms < 1_500; ms += 250) {
      clock.tick(T0 + ms);
      assertThat(clock.now(T0 + ms)).isEqualTo(T0 - 600_000);
    }
    clock.tick(T0 + 1_500);
    assertThat(clock.now(T0 + 1_500)).isEqualTo(T0 - 598_500);
  }

  @Test
  void threadThatWasHeldUp_hasNotHeardSilence() {
    clock.heard(T0 - 600_000, T0);
    clock.tick(T0);
    clock.tick(T0 + 10_000);
    assertThat(clock.now(T0 + 10_000)).isEqualTo(T0 - 600_000);
  }

  @Test
  void partitionThatIsALittleBehindTheOthers_doesNotTurnItBack() {
    clock.heard(T0 - 100_000, T0);
    clock.heard(T0 - 150_000, T0 + 1);
    assertThat(clock.now(T0 + 1)).isEqualTo(T0 - 100_000);
  }

  @Test
  void partitionThatIsFarBehindTheOthers_hasItsOwnTime() {
    clock.heard(T0 - 100_000, T0);
    clock.heard(T0 - 7_200_000, T0 + 1);
    assertThat(clock.now(T0 + 1)).isEqualTo(T0 - 7_200_000);
    clock.heard(T0 - 7_199_000, T0 + 2);
    assertThat(clock.now(T0 + 2)).isEqualTo(T0 - 7_199_000);
  }

  @Test
  void recordsWithoutATimeOrFromTheFuture_areNoBacklog() {
    clock.heard(-1, T0);
    assertThat(clock.now(T0)).isEqualTo(T0);
    clock.heard(T0 + 5_000, T0 + 1);
    assertThat(clock.now(T0 + 1)).isEqualTo(T0 + 1);
    clock.heard(T0 - 50_000, T0 + 2);
    assertThat(clock.now(T0 + 2)).as("never ahead of the wall").isEqualTo(T0 + 2);
  }
}
