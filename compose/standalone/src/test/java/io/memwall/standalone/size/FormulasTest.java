package io.memwall.standalone.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Worked by hand. */
final class FormulasTest {
  private static final long MIB = 1L << 20;
  private static final double HOUR_S = 3_600;

  private static TopicLoad topic(double perSecond, int copies, Keeping keeping) {
    return new TopicLoad(
        "memwall.flow",
        perSecond,
        OptionalDouble.of(500),
        OptionalDouble.of(10 * MIB),
        4,
        copies,
        keeping,
        OptionalInt.of(3));
  }

  private static Keeping hours(int hours, OptionalLong bytes) {
    return new Keeping(false, Optional.of(Duration.ofHours(hours)), bytes, 16 * MIB, false);
  }

  private static Keeping hours(int hours) {
    return hours(hours, OptionalLong.empty());
  }

  @Test
  void topic_holdsItsTimeAndASegmentForEachPartition() {
    // 1,000 records/s x 500 B x 2 h, 3 copies; 4 segments of 16 MiB beside it
    double once = 1_000 * 500 * 2 * HOUR_S + 4 * 16 * MIB;
    assertThat(Formulas.log(topic(1_000, 3, hours(2)))).hasValue(3 * once);
    assertThat(Formulas.keptSeconds(topic(1_000, 3, hours(2)))).hasValue(2 * HOUR_S);
  }

  @Test
  void littleData_cannotFillASegment() {
    // 1 record/s x 500 B x 1 h = 1.8 MB: at most as much again, not 64 MiB
    assertThat(Formulas.log(topic(1, 1, hours(1)))).hasValue(2 * 500 * HOUR_S);
  }

  @Test
  void boundInBytes_cutsTheTimeShort() {
    // 500,000 B/s into 4 partitions of 100 MiB each: 839 s instead of 2 h
    var topic = topic(1_000, 2, hours(2, OptionalLong.of(100 * MIB)));
    assertThat(Formulas.log(topic)).hasValue(2.0 * (400 * MIB + 64 * MIB));
    assertThat(Formulas.keptSeconds(topic).orElseThrow()).isCloseTo(838.86, within(0.01));
    assertThat(Formulas.unboundedLog(topic)).hasValue(2 * (3.6e9 + 64 * MIB));
  }

  @Test
  void compactedTopic_holdsItsKeysTwice() {
    var keeping = new Keeping(true, Optional.empty(), OptionalLong.empty(), 16 * MIB, false);
    assertThat(Formulas.log(topic(1_000, 3, keeping))).hasValue(2 * 3 * 10.0 * MIB);
    assertThat(Formulas.keptSeconds(topic(1_000, 3, keeping))).isEmpty();
  }

  @Test
  void purgedTopic_holdsHalfAMinuteAndItsSegments() {
    var keeping = Keeping.of("memwall-x-repartition", "delete", -1, -1, 50 * MIB);
    assertThat(Formulas.log(topic(1_000, 1, keeping))).hasValue(500_000 * 30 + 200.0 * MIB);
    // Streams sets it: what the user asks for is not for this topic.
    assertThat(keeping.during(Duration.ofDays(7))).isEqualTo(keeping);
  }

  @Test
  void network_isCopiesIn_readersAndCopiesOut() {
    var topic = topic(1_000, 3, hours(2));
    assertThat(Formulas.kafkaIn(topic)).hasValue(3 * 500_000);
    assertThat(Formulas.kafkaOut(topic)).hasValue((3 + 2) * 500_000);
  }

  @Test
  void table_holdsItsTime_andOneForEverIsAYear() {
    var table =
        new TableLoad(
            "flow", "events", 100, OptionalDouble.of(40), OptionalDouble.empty(), Optional.empty());
    assertThat(Formulas.table(table)).hasValue(100 * 40 * 365 * 24 * HOUR_S);
    assertThat(Formulas.table(table.during(Duration.ofDays(1)))).hasValue(100 * 40 * 24 * HOUR_S);
  }

  @Test
  void whatIsMissing_isNeverZero() {
    var silent =
        new TableLoad(
            "flow", "events", 3, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    assertThat(Formulas.table(silent)).isEmpty();
    assertThat(Formulas.sum(List.of(OptionalDouble.empty()))).isEmpty();
    assertThat(Formulas.sum(List.of(OptionalDouble.empty(), OptionalDouble.of(2)))).hasValue(2);
    assertThat(Amounts.bytes(OptionalDouble.empty())).isEqualTo("missing");
    assertThat(Amounts.number(OptionalDouble.empty())).isEqualTo("missing");
  }
}
