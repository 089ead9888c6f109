package io.memwall.streams.window;

import static io.memwall.streams.window.Watch.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.MemoryRows;
import io.memwall.streams.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A task that is slower than what comes: a second of the log takes ten of work. Waiting by the wall
 * showed every window early and again when it was closed, which made the task slower still.
 */
class BacklogTest {
  private static final long BEHIND_MS = 600_000;
  private static final FoldSettings SETTINGS =
      new FoldSettings(Duration.ofMinutes(10), Duration.ofSeconds(2));
  private static final Watch NODE = Watch.of("n1");

  private final List<Window> shown = new ArrayList<>();
  private long nowMs = 1_772_400_000_000L;
  private long brokerMs = nowMs - BEHIND_MS;
  private final WindowBook<Long> book =
      new WindowBook<>(Frames.BY_TAP, SETTINGS, new MemoryRows(), into(shown), nowMs);

  @Test
  void windows_areShownOnce_howeverLongTheWorkTakes() {
    for (int i = 0; i < 10; i++) {
      take(NODE.frames("c", second(i), 1, 0));
      work(500);
      take(NODE.heartbeat(second(i)));
      work(500);
    }
    assertThat(shown).as("ten seconds and their ten").hasSize(11).doesNotHaveDuplicates();
  }

  @Test
  void lateRecords_waitForOthersByTheLog() {
    take(NODE.frames("c", second(0), 1, 0));
    take(NODE.heartbeat(second(0)));
    assertThat(shown).hasSize(1);
    take(NODE.frames("c", second(0), 2, 1));
    work(500);
    take(NODE.frames("c", second(0), 3, 2));
    assertThat(shown).as("half a second of the log has passed").hasSize(1);
    work(500);
    assertThat(shown).hasSize(2);
  }

  @Test
  void endOfTheBacklog_showsWhatNobodyCloses() {
    take(NODE.frames("c", second(0), 1, 0));
    for (int ms = 0; ms <= 3_000; ms += 200) {
      book.tick(nowMs + ms);
    }
    assertThat(shown).as("a second, and two more, in which nothing came").hasSize(1);
  }

  private static WindowBook.Output<Long> into(List<Window> shown) {
    return new WindowBook.Output<>() {
      @Override
      public void result(WindowResult<Long> result, Revision revision) {
        shown.add(result.window());
      }

      @Override
      public void event(FoldEvent event, LeftOut<Long> leftOut) {
        throw new AssertionError(event);
      }
    };
  }

  private void take(Observation<Long> observation) {
    book.observe(Watch.entity("n1", "c"), observation, new WindowBook.Clock(nowMs, brokerMs));
  }

  /** So much of the log is worked off, each part of it in ten times as long. */
  private void work(long logMs) {
    for (int step = 0; step < 10; step++) {
      brokerMs += logMs / 10;
      nowMs += logMs;
      take(Watch.of("n2").heartbeat(second(0)));
      book.tick(nowMs);
    }
  }
}
