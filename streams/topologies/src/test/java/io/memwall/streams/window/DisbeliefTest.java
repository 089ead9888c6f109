package io.memwall.streams.window;

import static io.memwall.streams.window.Watch.second;
import static io.memwall.streams.window.Watch.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DisbeliefTest {
  private static final long MILLI = 1_000_000;
  private static final long DAY_S = 86_400;
  private static final Watch NODE = Watch.of("n1");

  private final Disbelief<Long> disbelief = new Disbelief<>(Frames.BY_TAP, FoldSettings.DEFAULT);

  @Test
  void anIntervalThatEndsBeforeItStarts_isUnusable() {
    assertThat(event(NODE.frames("c", seconds(5, 4), 1, 0))).isEqualTo("UNUSABLE_INTERVAL");
    assertThat(event(NODE.frames("c", seconds(0, 61), 1, 0))).isEqualTo("UNUSABLE_INTERVAL");
    assertThat(event(NODE.frames("c", seconds(0, 60), 1, 0))).isEqualTo("none");
  }

  @Test
  void aLiveRecordOfTomorrow_isTimeTravel_butOneOfThisEveningIsAWrongClockOnly() {
    assertThat(event(NODE.frames("c", second(DAY_S + 1), 1, 0))).isEqualTo("TIME_TRAVEL");
    assertThat(event(NODE.frames("c", second(DAY_S), 1, 0))).isEqualTo("none");
    assertThat(FoldSettings.DEFAULT.aheadAtMost()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void aCase_mayBeOfAnyTime() {
    var capture = new Watch("file:x", 7, "x");
    assertThat(event(capture.frames("c", second(9 * DAY_S), 1, 0))).isEqualTo("none");
  }

  @Test
  void whatTheEvidenceItselfDenies_isImpossible() {
    assertThat(event(NODE.frames("c", second(0), -1, 0))).isEqualTo("IMPOSSIBLE");
  }

  private String event(Contribution<Long> contribution) {
    return disbelief
        .of(contribution, second(0).startNs() / MILLI)
        .map(doubt -> doubt.event().name())
        .orElse("none");
  }
}
