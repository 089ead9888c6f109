package io.memwall.bench.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.bench.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  private final Goals goals =
      new Goals(
          List.of(
              new Goal("rate", true, 400_000, "one thread"),
              new Goal("delay", false, 2_000, "two commits")));

  private String text(Figure... figures) {
    return new Table(goals, List.of(figures)).text("two cores", List.of());
  }

  @Test
  void figures_standBesideTheirGoals() {
    assertThat(text(Figure.of("rate", 715_340, "rows/s", "a"), Figure.of("other", 1, "x", "b|c")))
        .startsWith("two cores\n\n| Figure |")
        .contains("| rate | 715,340 | rows/s | at least 400,000: met | a |")
        .contains("| other | 1 | x |  | b\\|c |")
        .contains("1 of 1 goals are met.")
        .doesNotContain("What bounds it");
  }

  @Test
  void whatFallsShort_saysWhatBoundsIt() {
    assertThat(text(Figure.of("delay", 2_001, "ms", "a")))
        .contains("| delay | 2,001 | ms | at most 2,000: **short** | a |")
        .contains("0 of 1 goals are met.")
        .contains("- **delay**: 2,001 ms, goal at most 2,000. What bounds it: two commits");
  }

  @Test
  void whatWasNotMeasured_isNotMet() {
    assertThat(text(Figure.skipped("rate", "rows/s", "no rights")))
        .contains("- **rate**: was not measured. What bounds it: one thread");
  }

  @Test
  void partsThatFail_areNamed() {
    String text = new Table(goals, List.of()).text("", List.of("bench/sink measured nothing"));
    assertThat(text).contains("- **failed**: bench/sink measured nothing");
  }

  @Test
  void figures_survivePassingOn() {
    var figure = Figure.of("rate", 1_234.5, "rows/s", "tabs\tand\nlines");
    assertThat(Figure.parse(figure.toLine()))
        .isEqualTo(new Figure("rate", "1,235", "rows/s", "tabs and lines"));
    assertThat(figure.amount()).hasValue(1_235);
    assertThatThrownBy(() -> Figure.parse("a\tb")).hasMessage("no figure: a\tb");
  }

  @Test
  void goalsOfTheResource_areReadable() {
    assertThat(Goals.all().of(Figure.of("insert, 20 columns", 1, "rows/s", "")))
        .hasValueSatisfying(goal -> assertThat(goal.amount()).isEqualTo(400_000));
    assertThatThrownBy(() -> Goal.parse("a b"))
        .hasMessageContaining("give figure, >= or <=, amount, bound with tabs between");
  }

  @Test
  void questions_areSummedUpAndTheSlowestNamed() {
    var asked =
        List.of(
            Figure.of("a", 100, "ms", "p95; p50 90 ms, held"),
            Figure.of("b", 300, "ms", "p95; p50 90 ms, MISSED"),
            Figure.of("c, last hour", 900, "ms", "p95; p50 900 ms"),
            Figure.of("1x history: d", 9, "ms", "p95; p50 9 ms"),
            Figure.of("flow.frames", 2, "bytes/row", ""),
            Figure.of("flow", 20, "bytes/row", ""));
    assertThat(Summary.of(asked).stream().map(Figure::what))
        .containsExactly("1x history: d", "flow", "questions over 200 ms", "b", "a");
    assertThat(Summary.of(asked).get(2).value()).isEqualTo("1");
  }
}
