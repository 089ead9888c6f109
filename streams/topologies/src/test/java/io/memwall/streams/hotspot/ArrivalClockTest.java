package io.memwall.streams.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalClockTest {
  private static final long T0 = 1_772_366_400_000L;

  private final ArrivalClock clock = new ArrivalClock(T0);

  @Test
  void beforeAnythingCame_thereIsNothingToJudge() {
    assertThat(clock.now(T0 + 9_999)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void taskThatHearsNothing_goesByTheWallAfterTenSeconds() {
    assertThat(clock.now(T0 + 10_000)).isEqualTo(T0 + 10_000);
  }

  @Test
  void workingOffABacklog_itIsAsLateAsTheBrokerTookTheLastRecord() {
    clock.arrived(T0 - 600_000, T0 + 1);
    assertThat(clock.now(T0 + 2)).isEqualTo(T0 - 600_000);
    clock.arrived(T0 - 300_000, T0 + 3);
    assertThat(clock.now(T0 + 9_000)).isEqualTo(T0 - 300_000);
  }

  @Test
  void backlogThatIsWorkedOff_givesWayToTheWall() {
    clock.arrived(T0 - 600_000, T0 + 1);
    clock.arrived(T0 - 1_000, T0 + 2);
    assertThat(clock.now(T0 + 3)).isEqualTo(T0 + 3);
  }

  @Test
  void pauseInABacklog_isItsEnd() {
    clock.arrived(T0 - 600_000, T0);
    assertThat(clock.now(T0 + 9_999)).isEqualTo(T0 - 600_000);
    assertThat(clock.now(T0 + 10_000)).isEqualTo(T0 + 10_000);
  }

  @Test
  void itNeverGoesBack() {
    clock.arrived(T0, T0);
    assertThat(clock.now(T0 + 100)).isEqualTo(T0 + 100);
    // Another partition of the task is behind.
    clock.arrived(T0 - 900_000, T0 + 200);
    assertThat(clock.now(T0 + 300)).isEqualTo(T0 + 100);
  }

  @Test
  void recordFromTheFuture_doesNotPullItAhead() {
    clock.arrived(T0 + 3_600_000, T0);
    assertThat(clock.now(T0 + 1)).isEqualTo(T0 + 1);
  }
}
