package io.memwall.collectors.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.EventType;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class LossBookTest {
  private static final EpochId EPOCH = new EpochId(new UUID(1, 2), 3);
  private static final int FLOW = EventType.FLOW.stream(0);
  private static final int HEALTH = EventType.HEALTH.stream(0);

  private static final List<EventType> TYPES =
      List.of(EventType.FLOW, EventType.HOT, EventType.LINK);

  private final LossBook book = new LossBook();

  @Test
  void runsOfNumbers_areOneRange() {
    LongStream.range(5, 100).forEach(seq -> book.lost(number(FLOW, seq), "spool_full"));

    assertThat(book.pending().losses())
        .containsExactly(new Loss(EPOCH, FLOW, 5, 99, 95, "spool_full"));
    assertThat(book.counts()).containsEntry(new LossBook.Cause(LossClass.FLOW, "spool_full"), 95L);
  }

  @Test
  void loss_isToldUntilTheReportThatTellsItArrives() {
    book.lost(number(FLOW, 1), "spool_full");
    book.carriedBy(number(HEALTH, 0));
    book.lost(number(FLOW, 7), "spool_full");
    assertThat(book.pending().losses()).hasSize(2);

    book.acknowledged(number(HEALTH, 0));

    assertThat(book.pending().losses()).extracting(Loss::first).containsExactly(7L);
  }

  @Test
  void reportThatIsLostItself_leavesItsLossesToTheNext() {
    book.lost(number(FLOW, 1), "spool_full");
    book.carriedBy(number(HEALTH, 0));
    book.lost(number(HEALTH, 0), "disk_full");
    book.acknowledged(number(HEALTH, 0));
    assertThat(book.pending().losses()).hasSize(2);

    book.carriedBy(number(HEALTH, 1));
    book.acknowledged(number(HEALTH, 1));

    assertThat(book.pending()).isEqualTo(Declarations.NONE);
  }

  @Property(tries = 50)
  void ranges_areFew_andHoldEveryLostNumber(@ForAll long seed) {
    var random = new Random(seed);
    Set<Long> lost = new HashSet<>();
    var ranges = new LossBook();
    var last = new TreeMap<Integer, Long>();
    for (int i = 0; i < 5_000; i++) {
      int stream = TYPES.get(random.nextInt(TYPES.size())).stream(0);
      long seq = last.merge(stream, 1L + random.nextInt(3), Long::sum);
      ranges.lost(number(stream, seq), "queue_full");
      lost.add(stream * 1_000_000L + seq);
    }

    var losses = ranges.pending().losses();
    assertThat(losses.size()).isLessThanOrEqualTo(256);
    assertThat(losses.stream().mapToLong(Loss::count).sum()).isEqualTo(5_000);
    for (Loss loss : losses) {
      lost.removeIf(
          each ->
              each / 1_000_000 == loss.stream()
                  && each % 1_000_000 >= loss.first()
                  && each % 1_000_000 <= loss.last());
    }
    assertThat(lost).isEmpty();
  }

  private static EventNumber number(int stream, long seq) {
    return new EventNumber(EPOCH, stream, seq);
  }
}
