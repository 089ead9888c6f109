package io.memwall.standalone.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.DeadLetter;
import io.memwall.schemas.DeadLetter.Cause;
import io.memwall.schemas.RecordPlace;
import io.memwall.schemas.events.Hot;
import io.memwall.standalone.redrive.RedrivePlan.Found;
import io.memwall.standalone.redrive.RedrivePlan.Heap;
import io.memwall.standalone.redrive.RedrivePlan.Kind;
import io.memwall.standalone.redrive.RedrivePlan.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which records go back, from what letters say. */
class RedrivePlanTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String UNKNOWN = "unknown writer schema: none has the fingerprint 01";
  private static final Site SITE =
      new Site(Map.of("memwall.flow", 4, "memwall.hot", 4), new SchemaNames());

  /** The letter at an offset, given up as many seconds after noon. */
  private static DeadLetter letter(long offset, String topic, long of, String reason) {
    return new DeadLetter(
        new RecordPlace("memwall.deadletter", 0, offset),
        NOON.plusSeconds(offset),
        new RecordPlace(topic, 1, of),
        new Cause("sink", reason),
        OptionalLong.of(1),
        0);
  }

  private static RedrivePlan plan(Choice choice, DeadLetter... letters) {
    return RedrivePlan.of(new Found(List.of(letters), Set.of()), choice, SITE);
  }

  private static List<Long> offsets(RedrivePlan plan) {
    return plan.toSend().keySet().stream().map(RecordPlace::offset).sorted().toList();
  }

  @Test
  void lettersOfOneRecord_sendItOnce() {
    var plan =
        plan(
            Choice.ALL,
            letter(0, "memwall.flow", 7, UNKNOWN),
            letter(1, "memwall.flow", 7, "damaged Flow body: x"),
            letter(2, "memwall.flow", 8, UNKNOWN));
    assertThat(offsets(plan)).containsExactly(0L, 2L);
    assertThat(plan.chosen()).isEqualTo(3);
  }

  @Test
  void recordThatWasSentBack_isNotSentAgain_whateverItsLetter() {
    var found =
        new Found(
            List.of(letter(0, "memwall.flow", 7, UNKNOWN), letter(1, "memwall.flow", 8, UNKNOWN)),
            Set.of(new RecordPlace("memwall.flow", 1, 7)));
    var plan = RedrivePlan.of(found, Choice.ALL, SITE);
    assertThat(offsets(plan)).containsExactly(1L);
    assertThat(plan.already()).isEqualTo(1);
  }

  @Test
  void choice_isByTopicReasonAndTime() {
    DeadLetter[] letters = {
      letter(0, "memwall.flow", 7, UNKNOWN),
      letter(1, "memwall.hot", 8, UNKNOWN),
      letter(2, "memwall.flow", 9, "damaged Flow body: x")
    };
    assertThat(offsets(plan(choice(Set.of("memwall.hot"), null, null, null), letters)))
        .containsExactly(1L);
    assertThat(offsets(plan(choice(Set.of(), "Unknown WRITER", null, null), letters)))
        .containsExactly(0L, 1L);
    assertThat(offsets(plan(choice(Set.of(), null, NOON.plusSeconds(1), null), letters)))
        .containsExactly(1L, 2L);
    assertThat(offsets(plan(choice(Set.of(), null, null, NOON.plusSeconds(1)), letters)))
        .containsExactly(0L);
  }

  private static Choice choice(Set<String> topics, String reason, Instant since, Instant until) {
    return new Choice(
        topics,
        Optional.ofNullable(reason),
        Optional.ofNullable(since),
        Optional.ofNullable(until),
        Long.MAX_VALUE);
  }

  @Test
  void limit_takesTheOldest() {
    var limited = new Choice(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), 2);
    var plan =
        plan(
            limited,
            letter(0, "memwall.flow", 7, UNKNOWN),
            letter(1, "memwall.flow", 8, UNKNOWN),
            letter(2, "memwall.flow", 9, UNKNOWN));
    assertThat(offsets(plan)).containsExactly(0L, 1L);
  }

  @Test
  void topicOrPartitionThatIsNotThere_getsNothing() {
    var site = new Site(Map.of("memwall.flow", 1), new SchemaNames());
    var letters =
        List.of(letter(0, "memwall.flow", 7, UNKNOWN), letter(1, "memwall.gone", 8, UNKNOWN));
    var plan = RedrivePlan.of(new Found(letters, Set.of()), Choice.ALL, site);
    assertThat(plan.toSend()).isEmpty();
    assertThat(plan.nowhere()).isEqualTo(Map.of("memwall.flow", 1L, "memwall.gone", 1L));
  }

  @Test
  void heaps_areByTopicReasonAndSchema_andCountRepeats() {
    var known = OptionalLong.of(AvroCodec.of(Hot.class).fingerprint());
    var first = letter(0, "memwall.hot", 7, "damaged Hot body: x");
    var second = letter(1, "memwall.hot", 8, "damaged Hot body: y");
    var plan =
        plan(
            Choice.ALL,
            new DeadLetter(first.place(), NOON, first.origin(), first.why(), known, 0),
            new DeadLetter(second.place(), NOON, second.origin(), second.why(), known, 2),
            letter(2, "memwall.flow", 9, UNKNOWN));
    assertThat(plan.heaps())
        .containsExactly(
            new Heap(
                new Kind("memwall.flow", "unknown writer schema", "0000000000000001, unknown"),
                1,
                0),
            new Heap(new Kind("memwall.hot", "damaged Hot body", "Hot"), 2, 1));
  }
}
