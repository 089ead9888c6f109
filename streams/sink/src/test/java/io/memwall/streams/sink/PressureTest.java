package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PressureTest {
  private final Progress progress = new Progress();
  private final Deque<OptionalInt> answers = new ArrayDeque<>();
  private Instant now = Instant.EPOCH;
  private int looks;
  private final Pressure pressure =
      new Pressure(new Server(), progress, () -> now, Duration.ofMillis(1));

  /** Says the answers one after the other, the last one for ever. */
  private final class Server implements Inserter {
    @Override
    public void insert(Shape shape, byte[] rows) {
      throw new UnsupportedOperationException();
    }

    @Override
    public OptionalInt mostParts() {
      looks++;
      return answers.size() > 1 ? answers.remove() : answers.element();
    }
  }

  private void answers(Integer... parts) {
    answers.clear();
    List.of(parts).forEach(one -> answers.add(OptionalInt.of(one)));
  }

  @Test
  void withRoom_itLooksOnceInTwoSeconds() throws InsertException {
    answers(Pace.MOST_PARTS);
    pressure.awaitRoom();
    now = now.plusMillis(1_999);
    pressure.awaitRoom();
    assertThat(looks).isEqualTo(1);
    now = now.plusMillis(1);
    pressure.awaitRoom();
    assertThat(looks).isEqualTo(2);
    assertThat(progress.status().mostParts()).isEqualTo(Pace.MOST_PARTS);
  }

  @Test
  void withoutRoom_itWaitsForMerges() throws InsertException {
    answers(300, 200, 149, 999);
    pressure.awaitRoom();
    assertThat(looks).isEqualTo(3);
    assertThat(progress.status().mostParts()).isEqualTo(149);
  }

  @Test
  void withoutAnyMerge_itWaitsOnlySoLong() throws InsertException {
    answers(300);
    pressure.awaitRoom();
    assertThat(looks).isEqualTo(11);
  }

  @Test
  void whoCannotBeAsked_leavesWhatWasKnown() throws InsertException {
    answers(120);
    pressure.awaitRoom();
    answers.clear();
    answers.add(OptionalInt.empty());
    now = now.plusSeconds(60);
    pressure.awaitRoom();
    assertThat(looks).isEqualTo(2);
    assertThat(progress.parts()).isEqualTo(120);
  }
}
