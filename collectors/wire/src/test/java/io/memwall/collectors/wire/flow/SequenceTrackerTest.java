package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.flow.SequenceClass.FILL;
import static io.memwall.collectors.wire.flow.SequenceClass.GAP;
import static io.memwall.collectors.wire.flow.SequenceClass.NEW;
import static io.memwall.collectors.wire.flow.SequenceClass.RETRANS;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.flow.SequenceTracker.Restart;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SequenceTrackerTest {
  private static final int LAST = (1 << 22) - 1;

  private final SequenceTracker tracker = new SequenceTracker();

  @Test
  void distance_isSignedAndWrapsAround() {
    assertThat(SequenceTracker.distance(0, LAST)).isEqualTo(1);
    assertThat(SequenceTracker.distance(LAST, 0)).isEqualTo(-1);
    assertThat(SequenceTracker.distance(1 << 21, 0)).isEqualTo(-(1 << 21));
    assertThat(SequenceTracker.distance((1 << 21) - 1, 0)).isEqualTo((1 << 21) - 1);
  }

  @Test
  void numbersInOrder_areNew_acrossTheWrap() {
    assertClasses(new int[] {LAST - 1, LAST, 0, 1}, NEW, NEW, NEW, NEW);
    assertThat(tracker.expected()).isEqualTo(2);
    assertThat(tracker.first()).isEqualTo(LAST - 1);
  }

  @Test
  void skippedNumbers_areMissingUntilTheyCome() {
    assertClasses(new int[] {LAST - 1, 3}, NEW, GAP);
    assertThat(tracker.skipped()).isEqualTo(4);
    assertClasses(new int[] {1, 1, LAST, 2, 0, 0}, FILL, RETRANS, FILL, FILL, FILL, RETRANS);
    assertThat(tracker.missing()).isZero();
    assertThat(tracker.skipped()).isZero();
  }

  @Test
  void numberBehindTheFirst_isARepeat() {
    assertClasses(new int[] {100, 99}, NEW, RETRANS);
  }

  @Test
  void jumpOfMoreThanTheLargestGap_restartsWithoutMissingNumbers() {
    assertClasses(new int[] {0, 4_097}, NEW, GAP);
    assertThat(tracker.restart()).isEqualTo(Restart.NONE);
    assertClasses(new int[] {8_195}, NEW);
    assertThat(tracker.restart()).isEqualTo(Restart.JUMP);
    assertThat(tracker.missing()).isZero();
    assertThat(tracker.expected()).isEqualTo(8_196);
    assertClasses(new int[] {8_196}, NEW);
    assertThat(tracker.restart()).isEqualTo(Restart.NONE);
  }

  @Test
  void halfTheRange_isNeitherAheadNorBehind() {
    assertClasses(new int[] {0, (1 << 21) + 1}, NEW, NEW);
    assertThat(tracker.restart()).isEqualTo(Restart.AMBIGUOUS);
  }

  @Test
  void oneRangeTooMany_restarts() {
    for (int i = 0; i <= GapRanges.CAPACITY; i++) {
      assertThat(tracker.classify(2 * i, 0, false)).isEqualTo(i == 0 ? NEW : GAP);
    }
    assertThat(tracker.missing()).isEqualTo(64);
    assertClasses(new int[] {1_000}, NEW);
    assertThat(tracker.restart()).isEqualTo(Restart.GAP_OVERFLOW);
    assertThat(tracker.missing()).isZero();
  }

  @Test
  void fillThatSplitsOneRangeTooMany_keepsTheCursor() {
    for (int i = 0; i <= GapRanges.CAPACITY; i++) {
      tracker.classify(4 * i, 0, false);
    }
    int expected = tracker.expected();
    assertClasses(new int[] {2}, FILL);
    assertThat(tracker.restart()).isEqualTo(Restart.GAP_OVERFLOW);
    assertThat(tracker.expected()).isEqualTo(expected);
  }

  @Test
  void oldGap_isForgottenBeforeItsNumbersComeRoundAgain() {
    assertClasses(new int[] {0, 2}, NEW, GAP);
    IntStream.rangeClosed(3, LAST).forEach(number -> tracker.classify(number, 0, false));
    assertThat(tracker.missing()).isZero();
    assertClasses(new int[] {0, 1, 1}, NEW, NEW, RETRANS);
  }

  @Test
  void reset_beginsAnywhere() {
    assertClasses(new int[] {5, 9}, NEW, GAP);
    tracker.reset();
    assertThat(tracker.isStarted()).isFalse();
    assertClasses(new int[] {7, 6}, NEW, RETRANS);
  }

  private void assertClasses(int[] numbers, SequenceClass... expected) {
    assertThat(IntStream.of(numbers).mapToObj(number -> tracker.classify(number, 0, false)))
        .containsExactly(expected);
  }
}
