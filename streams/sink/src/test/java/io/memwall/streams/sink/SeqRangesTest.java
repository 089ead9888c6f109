package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.sink.SeqRanges.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SeqRangesTest {
  private static final EventId.Stream FLOWS = new EventId.Stream("", "n1", new UUID(0, 0), -1, 256);
  private static final EventId.Stream HEALTH =
      new EventId.Stream("", "n1", new UUID(0, 0), -1, 2560);

  private static List<EventId> events(EventId.Stream stream, List<Long> seqs) {
    return seqs.stream().map(seq -> new EventId(stream, seq)).toList();
  }

  @Test
  void runs_areContiguousPerStream() {
    var events = new ArrayList<>(events(FLOWS, List.of(3L, 1L, 2L, 2L, 7L)));
    events.addAll(events(HEALTH, List.of(4L)));

    assertThat(SeqRanges.of(events))
        .containsExactly(new Range(FLOWS, 1, 3), new Range(FLOWS, 7, 7), new Range(HEALTH, 4, 4));
  }

  @Test
  void numbersBeyondALong_areOrderedAsUnsigned() {
    assertThat(SeqRanges.of(events(FLOWS, List.of(Long.MIN_VALUE, Long.MAX_VALUE, -1L, 0L))))
        .containsExactly(
            new Range(FLOWS, 0, 0),
            new Range(FLOWS, Long.MAX_VALUE, Long.MIN_VALUE),
            new Range(FLOWS, -1, -1));
  }

  @Test
  void noEvents_makeNoRanges() {
    assertThat(SeqRanges.of(List.of())).isEmpty();
  }

  @Property
  void ranges_holdExactlyTheNumbersGiven(@ForAll List<@LongRange(min = 0, max = 60) Long> seqs) {
    var held = new ArrayList<Long>();
    for (Range range : SeqRanges.of(events(FLOWS, seqs))) {
      assertThat(held).doesNotContain(range.from() - 1);
      for (long seq = range.from(); seq <= range.to(); seq++) {
        held.add(seq);
      }
    }
    assertThat(held).containsExactlyElementsOf(new TreeSet<>(seqs));
  }
}
