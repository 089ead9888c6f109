package io.memwall.streams.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.memwall.streams.allocation.LeakTrend.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class LeakTrendTest {
  private static final long GIB = 1L << 30;

  @Test
  void theWorkedExample_isASuspect_ifNothingIsFreed() {
    var points = points(0, 100, 110, 118, 131, 140, 152, 160);
    var trend = LeakTrend.of(points);
    assertThat(trend.slopeBytesPerHour() / GIB).isCloseTo(10.0, within(1e-9));
    assertThat(trend.s()).as("every one of the 21 pairs rises").isEqualTo(21);
    assertThat(20 / trend.z()).isCloseTo(6.658, within(5e-4));
    assertThat(trend.z()).isCloseTo(3.0038, within(5e-5));
    assertThat(trend.p()).isCloseTo(0.0027, within(5e-5));
    assertThat(trend.freeRatio()).hasValue(0);
    var verdict = LeakVerdict.of(points, 7);
    assertThat(verdict.suspect()).contains(true);
    assertThat(verdict.score().orElseThrow()).isCloseTo(0.751, within(5e-4));
    assertThat(verdict.reason()).isEmpty();
  }

  @Test
  void whoFreesMuch_orGrowsInTwoSteps_orSlowly_isNoSuspect() {
    assertThat(LeakVerdict.of(points(3, 100, 110, 118, 131, 140, 152, 160), 7).reason())
        .isEqualTo("frees what it allocates");
    assertThat(LeakVerdict.of(points(0, 100, 100, 100, 150, 150, 150, 200, 200, 200), 9).reason())
        .isEqualTo("grew in fewer than 3 steps");
    assertThat(LeakVerdict.of(points(0, 900, 901, 902, 903, 904, 905, 906), 7).reason())
        .as("below 1 % of 906 GiB an hour")
        .isEqualTo("grows slowly");
    assertThat(LeakVerdict.of(points(0, 5, 4, 5, 4, 5, 4, 5), 7).reason())
        .isEqualTo("no significant growth");
  }

  @Test
  void whatDoesNotGrowOlder_isNoSuspect() {
    var points = new ArrayList<Point>();
    for (int hour = 0; hour < 7; hour++) {
      points.add(new Point(hour, (100 + 10 * hour) * GIB, 10 * GIB, 0, 0, true));
    }
    assertThat(LeakVerdict.of(points, 7).reason()).isEqualTo("what it holds does not grow older");
  }

  @Test
  void aYoungGroup_orAnUncertainLedger_hasNoVerdict() {
    var points = points(0, 100, 110, 118, 131, 140, 152, 160);
    assertThat(LeakVerdict.of(points.subList(0, 5), 5).suspect()).isEmpty();
    assertThat(LeakVerdict.of(points.subList(0, 5), 5).reason())
        .isEqualTo("warm-up: has 5 h, needs 6");
    assertThat(LeakVerdict.of(points, 5.5).suspect()).isEmpty();
    var uncertain =
        points.stream()
            .map(
                point ->
                    new Point(point.hour(), point.usedBytes(), GIB, 0, 0, point.hour() % 3 == 0))
            .toList();
    assertThat(LeakVerdict.of(uncertain, 7).suspect()).isEmpty();
  }

  @Test
  void theQuota_isUsedUp_whenTheSlopeSays() {
    var room = new Room(OptionalLong.of(200 * GIB), OptionalLong.of(40 * GIB));
    assertThat(room.usedUpNs(7 * LeakWatch.HOUR_NS, 10.0 * GIB)).hasValue(11 * LeakWatch.HOUR_NS);
    assertThat(room.usedUpNs(0, 0)).isEmpty();
    assertThat(room.usedUpNs(0, -1)).isEmpty();
    assertThat(new Room(OptionalLong.empty(), OptionalLong.empty()).usedUpNs(0, 1)).isEmpty();
  }

  @Property(tries = 200)
  void aTrend_turnedRound_isItsNegative(
      @ForAll @Size(min = 2, max = 48) List<@LongRange(min = 0, max = 1000) Long> gib) {
    var forth = LeakTrend.of(points(0, gib.stream().mapToLong(Long::longValue).toArray()));
    var turned = new ArrayList<>(gib);
    Collections.reverse(turned);
    var back = LeakTrend.of(points(0, turned.stream().mapToLong(Long::longValue).toArray()));
    assertThat(back.s()).isEqualTo(-forth.s());
    assertThat(back.slopeBytesPerHour()).isCloseTo(-forth.slopeBytesPerHour(), within(1e-3));
    int pairs = gib.size() * (gib.size() - 1) / 2;
    assertThat(forth.s()).isBetween((long) -pairs, (long) pairs);
    assertThat(forth.p()).isBetween(0.0, 1.0 + 1e-6);
  }

  /** Points that allocate 10 GiB an hour, of which some are freed; what is above 100 GiB is old. */
  private static List<Point> points(long freedGib, long... usedGib) {
    var points = new ArrayList<Point>();
    for (int hour = 0; hour < usedGib.length; hour++) {
      long old = Math.max(0, usedGib[hour] - 100);
      points.add(new Point(hour, usedGib[hour] * GIB, 10 * GIB, freedGib * GIB, old * GIB, true));
    }
    return points;
  }
}
