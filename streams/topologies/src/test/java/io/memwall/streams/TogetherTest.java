package io.memwall.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

final class TogetherTest {
  @Test
  void all_areAskedSideBySide() {
    // One after another, the first would wait for the others in vain.
    var barrier = new CyclicBarrier(3);
    assertThat(Together.all(List.of(1, 2, 3), one -> meets(barrier))).isTrue();
  }

  @Test
  void oneThatDoesNotPass_sparesNoneOfTheOthers() {
    var asked = new ConcurrentSkipListSet<Integer>();
    assertThat(Together.all(List.of(1, 2, 3), one -> asked.add(one) && one != 1)).isFalse();
    assertThat(asked).containsExactly(1, 2, 3);
  }

  @Test
  void oneThatFails_isNotTakenForAnAnswer() {
    assertThatThrownBy(
            () ->
                Together.all(
                    List.of(1),
                    one -> {
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("no");
  }

  private static boolean meets(CyclicBarrier barrier) {
    try {
      return barrier.await(1, TimeUnit.MINUTES) >= 0;
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      return false;
    }
  }
}
