package io.memwall.collectors.agent.inspect.check;

import io.memwall.collectors.agent.inspect.Inspection;
import io.memwall.collectors.agent.inspect.compare.Comparison;
import io.memwall.collectors.agent.inspect.truth.TruthCheck;
import java.util.List;
import java.util.Optional;

/**
 * All that was asked about a capture.
 *
 * @param results of demands; empty without any
 */
public record Answer(
    Inspection inspection,
    Optional<TruthCheck> truth,
    Optional<Comparison> comparison,
    List<CheckResult> results) {
  public Answer {
    results = List.copyOf(results);
  }

  /** False when the truth is another, or a demand is broken. */
  public boolean holds() {
    return truth.map(TruthCheck::holds).orElse(true)
        && results.stream().noneMatch(CheckResult::fails);
  }

  /**
   * For people.
   *
   * @param top lines shown of a table that could be long
   */
  public String text(int top) {
    var text = new StringBuilder(inspection.text(top));
    comparison.ifPresent(each -> text.append('\n').append(each.text()));
    truth.ifPresent(each -> text.append('\n').append(each.text()));
    if (!results.isEmpty()) {
      text.append('\n').append(FindingText.of(results));
    }
    return text.toString();
  }

  /** For programs. */
  public String json() {
    return AnswerJson.of(this);
  }
}
