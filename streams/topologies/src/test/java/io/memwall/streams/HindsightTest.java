package io.memwall.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HindsightTest {
  private final MemoryRows rows = new MemoryRows();

  @Test
  void changes_areToldOnce_fromTheEarliestOn() {
    Hindsight.note(rows, 1, 100);
    var hindsight = new Hindsight(rows);
    assertThat(hindsight.changed()).as("known when it was opened").isEmpty();

    Hindsight.note(rows, 30, 200);
    Hindsight.note(rows, 20, 300);
    assertThat(hindsight.changed()).hasValue(20);
    assertThat(hindsight.changed()).isEmpty();
  }

  @Test
  void whoeverWasAway_asksByTheTimeOfTheLog() {
    Hindsight.note(rows, 5, 100);
    Hindsight.note(rows, 30, 200);
    assertThat(new Hindsight(rows).sinceMs(150)).hasValue(30);
    assertThat(new Hindsight(rows).sinceMs(50)).hasValue(5);
    assertThat(new Hindsight(rows).sinceMs(250)).isEmpty();
  }

  @Test
  void whatIsOld_isForgotten() {
    Hindsight.note(rows, 5, 0);
    Hindsight.note(rows, 6, 10_000_000);
    assertThat(new Hindsight(rows).sinceMs(0)).hasValue(6);
  }
}
