package io.memwall.standalone.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

final class PlanTest {
  @Property
  void sameSeed_samePlan(
      @ForAll long seed,
      @ForAll @UniqueElements @Size(min = 1, max = 30) List<String> faults,
      @ForAll @IntRange(max = 3_600) int seconds) {
    assertThat(Plan.of(seed, faults, Duration.ofSeconds(seconds)))
        .isEqualTo(Plan.of(seed, faults, Duration.ofSeconds(seconds)));
  }

  @Property
  void everyFault_strikesOnceAtLeast_andAsOftenAsEveryOtherButForOne(
      @ForAll long seed,
      @ForAll @UniqueElements @Size(min = 1, max = 30) List<String> faults,
      @ForAll @IntRange(max = 3_600) int seconds) {
    var times =
        Plan.of(seed, faults, Duration.ofSeconds(seconds)).strikes().stream()
            .collect(Collectors.groupingBy(Plan.Strike::fault, Collectors.counting()));

    assertThat(times.keySet()).containsExactlyInAnyOrderElementsOf(faults);
    assertThat(Collections.max(times.values()) - Collections.min(times.values()))
        .isLessThanOrEqualTo(1);
  }

  @Property
  void strikes_areInTheOrderOfTime_andNoneLastsIntoTheNext(
      @ForAll long seed, @ForAll @UniqueElements @Size(min = 2, max = 30) List<String> faults) {
    List<Plan.Strike> strikes = Plan.of(seed, faults, Duration.ofMinutes(5)).strikes();

    for (int i = 1; i < strikes.size(); i++) {
      Plan.Strike before = strikes.get(i - 1);
      assertThat(strikes.get(i).at()).isGreaterThan(before.at().plus(before.hold()));
    }
  }
}
