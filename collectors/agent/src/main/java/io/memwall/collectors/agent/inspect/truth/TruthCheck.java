package io.memwall.collectors.agent.inspect.truth;

import io.memwall.collectors.agent.inspect.Inspection;
import io.memwall.collectors.agent.inspect.TextTable;
import io.memwall.collectors.agent.inspect.truth.Judgement.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Every line of a truth file with its verdict.
 *
 * @param judgements in the order of the file
 */
public record TruthCheck(List<Judgement> judgements) {
  public TruthCheck {
    judgements = List.copyOf(judgements);
  }

  /**
   * Compares a truth file with what was seen.
   *
   * @throws TruthException when the file cannot be read, or a line of it is no truth
   */
  public static TruthCheck of(Path file, Inspection inspection) {
    var figures = new Figures(inspection);
    return new TruthCheck(
        TruthFile.read(file).stream().map(line -> Judgement.of(line, figures.seen(line))).toList());
  }

  /** True when no line speaks against what was seen. */
  public boolean holds() {
    return judgements.stream().noneMatch(each -> each.verdict().isAgainst());
  }

  /** Lines with this verdict. */
  public long count(Verdict verdict) {
    return judgements.stream().filter(each -> each.verdict() == verdict).count();
  }

  /** All lines as a table, then those that speak against what was seen, by number and metric. */
  public String text() {
    var table = new TextTable(">line", "metric", "key", ">truth", ">seen", ">tolerance", "verdict");
    for (Judgement each : judgements) {
      table.row(
          each.line(),
          each.metric(),
          each.key(),
          each.truth(),
          each.seen(),
          each.tolerance(),
          each.verdict().text());
    }
    var text = new StringBuilder("Truth\n");
    table.lines().forEach(line -> text.append(line).append('\n'));
    text.append(summary()).append('\n');
    judgements.stream()
        .filter(each -> each.verdict().isAgainst())
        .forEach(each -> text.append("wrong: ").append(each.text()).append('\n'));
    return text.toString();
  }

  /** How many lines came out how. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%,d lines: %,d ok, %,d differ, %,d not seen, %,d unknown, %,d not in a capture",
        judgements.size(),
        count(Verdict.OK),
        count(Verdict.DIFFERS),
        count(Verdict.NOT_SEEN),
        count(Verdict.UNKNOWN),
        count(Verdict.NOT_IN_A_CAPTURE));
  }
}
