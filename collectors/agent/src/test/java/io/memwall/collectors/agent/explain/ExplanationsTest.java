package io.memwall.collectors.agent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.explain.Explanation.Kind;
import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.CreditState;
import io.memwall.collectors.wire.flow.MatchQuality;
import io.memwall.collectors.wire.match.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ExplanationsTest {
  /** What an example of this kind shows besides what it says itself. */
  private static final Map<Kind, String> PREFIX =
      Map.of(
          Kind.ANOMALY, "",
          Kind.REJECT, "",
          Kind.OUTCOME, "outcome:",
          Kind.QUALITY, "quality:",
          Kind.CREDITS, "credits:");

  /** Bounds that only tens of thousands of requests or incarnations reach. */
  private static final Set<String> WITHOUT_EXAMPLE = Set.of("table_full", "incarnation_merged");

  @Test
  void everyCode_hasAnExplanation() {
    assertThat(codes(Kind.ANOMALY)).containsAll(names(Anomaly.values()));
    assertThat(codes(Kind.REJECT)).containsAll(names(Reject.values()));
    assertThat(codes(Kind.OUTCOME)).containsAll(names(Outcome.values()));
    assertThat(codes(Kind.QUALITY)).containsAll(names(MatchQuality.values()));
    assertThat(codes(Kind.CREDITS)).containsAll(names(CreditState.values()));
    assertThat(codes(Kind.DEVIATION)).isEqualTo(numbered("D", 27));
    assertThat(codes(Kind.ERRATUM)).isEqualTo(numbered("S", 8));
  }

  @Test
  void noExplanation_isOfACodeThatIsGone() {
    assertThat(names(Anomaly.values())).containsAll(codes(Kind.ANOMALY));
    assertThat(names(Reject.values())).containsAll(codes(Kind.REJECT));
    assertThat(names(Outcome.values())).containsAll(codes(Kind.OUTCOME));
  }

  @ParameterizedTest
  @MethodSource("all")
  void example_showsWhatItExplains(Explanation explanation) {
    assertThat(explanation.example().frames().isEmpty())
        .isEqualTo(WITHOUT_EXAMPLE.contains(explanation.code()));
    if (!explanation.example().frames().isEmpty()) {
      assertThat(ExampleRun.of(explanation.example()).shown())
          .containsAll(shown(explanation))
          .isNotEmpty();
    }
  }

  private static List<String> shown(Explanation explanation) {
    String prefix = PREFIX.get(explanation.kind());
    if (prefix != null) {
      return List.of(prefix + explanation.code());
    }
    List<String> shows = explanation.example().shows();
    return shows.isEmpty() ? List.of(explanation.code()) : shows;
  }

  @ParameterizedTest
  @MethodSource("all")
  void text_saysAllThereIs(Explanation explanation) {
    assertThat(ExplanationText.of(explanation))
        .startsWith(explanation.code() + " · ")
        .contains("meaning   ", "clause    ", "seen in   ", "memwall   ", "look at   ");
    assertThat(explanation.meaning()).endsWith(".");
  }

  @Test
  void word_thatIsTwoThings_isExplainedAsBoth() {
    assertThat(Explanations.all("SOURCE_REUSE"))
        .extracting(Explanation::kind)
        .containsExactlyInAnyOrder(Kind.ANOMALY, Kind.OUTCOME);
  }

  @Test
  void misspeltCode_isSuggestedTheOneMeant() {
    assertThat(Explanations.of("msg_trunkated")).isEmpty();
    assertThat(Explanations.similar("msg_trunkated")).contains("msg_truncated");
    assertThat(Explanations.similar("zzzzzz")).isEmpty();
  }

  @Test
  void list_namesEveryCode() {
    assertThat(ExplanationText.list())
        .contains(Explanations.list().stream().map(Explanation::code).toList());
  }

  private static Stream<Explanation> all() {
    return Explanations.list().stream();
  }

  private static List<String> codes(Kind kind) {
    return all().filter(each -> each.kind() == kind).map(Explanation::code).toList();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static List<String> numbered(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> letter + number).toList();
  }
}
