package io.memwall.collectors.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimelineTest {
  private final Timeline timeline = new Timeline();
  private final List<String> happened = new ArrayList<>();

  private void at(long time, Rank rank, int entity, String name) {
    timeline.at(time, rank, entity, () -> happened.add(name));
  }

  private void runAll() {
    while (!timeline.isEmpty()) {
      timeline.step();
    }
  }

  @Test
  void simultaneousEvents_happenByRankEntityAndInsertion() {
    at(10, Rank.GENERATE, 0, "generate");
    at(10, Rank.TIMER, 2, "timer of 2");
    at(10, Rank.TIMER, 1, "timer of 1");
    at(10, Rank.TIMER, 1, "second timer of 1");
    at(10, Rank.ARRIVAL, 9, "arrival");
    at(9, Rank.GENERATE, 9, "earlier");

    runAll();

    assertThat(happened)
        .containsExactly(
            "earlier", "arrival", "timer of 1", "second timer of 1", "timer of 2", "generate");
  }

  @Test
  void theNextTick_isTheNextWholeNanosecond() {
    assertThat(timeline.nextTick()).isZero();
    timeline.advanceTo(1_001);
    assertThat(timeline.nextTick()).isEqualTo(2_000);
    timeline.advanceTo(2_000);
    assertThat(timeline.nextTick()).isEqualTo(2_000);
  }

  @Test
  void anEventInThePast_isRefused() {
    timeline.advanceTo(5);

    assertThatThrownBy(() -> at(4, Rank.TIMER, 0, "late")).hasMessageContaining("it is 5 ps");
  }

  @Test
  void timeDoesNotPassAnEvent() {
    at(3, Rank.TIMER, 0, "waiting");

    assertThatThrownBy(() -> timeline.advanceTo(4)).hasMessageContaining("3 ps");
  }
}
