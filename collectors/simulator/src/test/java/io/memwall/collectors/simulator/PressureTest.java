package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Patience is four times a microsecond; times are picoseconds, results microseconds. */
final class PressureTest {
  private static final long MICRO = 1_000_000;

  private final Pressure pressure = new Pressure();

  @Test
  void aFullWindow_countsFromWhenItsHeadIsTooOld() {
    pressure.begin(2, Pressure.patiencePicos(1_000), 0);
    long head = pressure.asked(0);
    pressure.asked(MICRO);

    // Head is older than 4 us from 4 us on; answered after 10.
    pressure.answered(head, 10 * MICRO);

    assertThat(pressure.stalledMicros(10 * MICRO)).isEqualTo(6);
    assertThat(pressure.stalledMicros(20 * MICRO)).isEqualTo(6);
  }

  @Test
  void aWindowWithRoom_neverCounts() {
    pressure.begin(2, Pressure.patiencePicos(1_000), 0);
    pressure.asked(0);

    assertThat(pressure.stalledMicros(100 * MICRO)).isZero();
  }

  @Test
  void aStall_isSeenWhileItLasts() {
    pressure.begin(1, Pressure.patiencePicos(1_000), 0);
    pressure.asked(0);

    assertThat(pressure.stalledMicros(5 * MICRO)).isEqualTo(1);
    assertThat(pressure.stalledMicros(7 * MICRO)).isEqualTo(3);
  }
}
