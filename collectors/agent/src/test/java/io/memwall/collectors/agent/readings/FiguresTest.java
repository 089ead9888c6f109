package io.memwall.collectors.agent.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
  enum Sample implements Figure {
    SIZE_BYTES(Kind.GAUGE),
    EVENTS(Kind.COUNTER),
    NARROW(Kind.COUNTER_32);

    private final Kind kind;

    Sample(Kind kind) {
      this.kind = kind;
    }

    @Override
    public String key() {
      return name();
    }

    @Override
    public Kind kind() {
      return kind;
    }
  }

  private final Lacks lacks = new Lacks();
  private final Gathering<Sample> gathering = new Gathering<>(Sample.class, "s", lacks);

  @ParameterizedTest
  @CsvSource({
    "max, no_limit",
    "-1, sentinel",
    "-2, out_of_range",
    "18446744073709551615, sentinel",
    "18446744073709551614, out_of_range",
    "9223372036854775807, no_limit",
    "9223372036854771712, no_limit",
    "9223372036854775808, out_of_range",
    "Unavailable, unavailable",
    "[N/A], unavailable",
    "Unassigned, unassigned",
    "Error, error",
    "'', not_a_number",
    "12 34, not_a_number",
    "0x10, not_a_number",
    "１２, not_a_number"
  })
  void whatIsNoNumber_isLackedForItsReason(String text, String reason) {
    gathering.number(Sample.SIZE_BYTES, text);

    assertThat(gathering.known().isEmpty()).isTrue();
    assertThat(lacks.codes()).containsExactlyEntriesOf(Map.of("s.size_bytes", reason));
  }

  @Property
  void everyNumber_isItself(@ForAll @LongRange(min = 0, max = 1L << 62) long number) {
    var into = new Gathering<>(Sample.class, "s", new Lacks());
    into.number(Sample.EVENTS, " " + number + "\n");

    assertThat(into.known().get(Sample.EVENTS)).hasValue(number);
  }

  @Property
  void anyText_isANumberOrAReason(@ForAll String text) {
    var fresh = new Lacks();
    var into = new Gathering<>(Sample.class, "s", fresh);
    into.number(Sample.EVENTS, text);

    var value = into.known().get(Sample.EVENTS);
    assertThat(value.isPresent()).isEqualTo(fresh.codes().isEmpty());
    value.ifPresent(number -> assertThat(text.strip()).matches("0*" + number));
  }

  @Test
  void unit_neverRunsOver() {
    gathering.scaled(Sample.SIZE_BYTES, "9007199254740993", 1024);

    assertThat(lacks.codes()).containsEntry("s.size_bytes", "out_of_range");
  }

  @Test
  void sum_isKnownOnlyWhenEveryPartIs() {
    gathering.sum(Sample.EVENTS, List.of("1", "Error", "2"));
    gathering.sum(Sample.SIZE_BYTES, List.of("1", "2"));

    assertThat(gathering.known().get(Sample.EVENTS)).isEmpty();
    assertThat(gathering.known().get(Sample.SIZE_BYTES)).hasValue(3);
    assertThat(lacks.codes()).containsEntry("s.events", "error");
  }

  @Test
  void narrowCounter_atItsSentinel_isLacked() {
    gathering.number(Sample.NARROW, "4294967295");
    gathering.number(Sample.EVENTS, "4294967295");

    assertThat(gathering.known().get(Sample.NARROW)).isEmpty();
    assertThat(gathering.known().get(Sample.EVENTS)).hasValue(4294967295L);
  }

  @Test
  void unmentionedFigure_isAbsentByName() {
    gathering.number(Sample.EVENTS, "1");
    gathering.done();

    assertThat(lacks.codes()).containsOnlyKeys("s.size_bytes", "s.narrow");
  }

  @Test
  void lacks_areBounded() {
    for (int i = 0; i < 1_000; i++) {
      lacks.add("n" + i, Lack.ABSENT);
    }

    assertThat(lacks.codes()).hasSize(201).containsEntry("more", "too_many");
  }
}
