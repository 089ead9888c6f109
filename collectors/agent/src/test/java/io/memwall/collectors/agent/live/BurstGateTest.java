package io.memwall.collectors.agent.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BurstGateTest {
  private static final long MILLI = 1_000_000;
  private static final long START = 1_767_225_600_000_000_000L;
  private static final BurstSchedule SCHEDULE = BurstSchedule.of(40 * MILLI, 200 * MILLI, 5);

  private final List<Boolean> filter = new ArrayList<>();
  private long now = START;
  private final InstantSource clock = () -> Instant.ofEpochSecond(0, now);
  private final BurstGate gate = new BurstGate(SCHEDULE, clock, filter::add);

  @Test
  void bursts_comeOncePerPeriod_atUnlikePlaces() {
    long start = SCHEDULE.startAt(START);
    var places = new ArrayList<Long>();
    for (int i = 0; i < 100; i++) {
      long next = SCHEDULE.next(start);
      assertThat(next).isGreaterThanOrEqualTo(SCHEDULE.end(start));
      assertThat(next - start).isLessThan(2 * SCHEDULE.period());
      assertThat(SCHEDULE.startAt(next - 1)).isEqualTo(start);
      assertThat(SCHEDULE.on(next)).isTrue();
      assertThat(SCHEDULE.on(SCHEDULE.end(next) - 1)).isTrue();
      places.add(Math.floorMod(next, SCHEDULE.period()));
      start = next;
    }
    assertThat(places.stream().distinct().count()).isGreaterThan(90);
  }

  @Test
  void gateTendedInTime_watchesEveryBurstWholly() {
    walk(START + 2_000 * MILLI, 1);
    long span = 1_800 * MILLI;
    assertThat(gate.watchedNanos(START + 200 * MILLI, START + 200 * MILLI + span))
        .isBetween(span / 5 - 40 * MILLI, span / 5 + 40 * MILLI);
    assertThat(filter).startsWith(false, true, false, true);
  }

  @Test
  void frame_isAdmittedWithinABurstOnly_andTellsTheGapBefore() {
    long first = SCHEDULE.next(SCHEDULE.startAt(START + 400 * MILLI));
    long second = SCHEDULE.next(first);
    walk(second + 10 * MILLI, 1);
    assertThat(gate.admits(first + MILLI)).isTrue();
    assertThat(gate.takeGap()).isZero();
    assertThat(gate.admits(first + 41 * MILLI)).isFalse();
    assertThat(gate.admits(second)).isTrue();
    assertThat(gate.takeGap()).isEqualTo(second - SCHEDULE.end(first));
    assertThat(gate.takeGap()).isZero();
  }

  @Test
  void burstOpenedLate_isShorterByThat() {
    long burst = SCHEDULE.next(SCHEDULE.startAt(START));
    now = burst + 30 * MILLI;
    gate.tend();
    assertThat(gate.admits(burst + 29 * MILLI)).isFalse();
    assertThat(gate.admits(burst + 31 * MILLI)).isTrue();
    assertThat(gate.watchedNanos(burst, SCHEDULE.end(burst))).isEqualTo(10 * MILLI);
  }

  private void walk(long until, long stepMillis) {
    while (now < until) {
      gate.tend();
      assertThat(gate.patienceMillis()).isPositive();
      now += stepMillis * MILLI;
    }
  }
}
