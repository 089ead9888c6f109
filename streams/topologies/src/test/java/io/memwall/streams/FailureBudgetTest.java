package io.memwall.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class FailureBudgetTest {
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final FailureBudget budget = new FailureBudget(now::get);

  @Test
  void fiveFailuresAreBorne_theSixthIsNot() {
    for (int i = 0; i < 5; i++) {
      assertThat(budget.bears()).isTrue();
    }
    assertThat(budget.bears()).isFalse();
  }

  @Test
  void failuresFarApart_areBorneForever() {
    for (int i = 0; i < 100; i++) {
      assertThat(budget.bears()).isTrue();
      now.updateAndGet(time -> time.plusSeconds(150));
    }
  }
}
