package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Judgement;
import io.memwall.collectors.agent.inspect.truth.Judgement.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Truth against result, metric by metric, then every line that is wrong. */
record Verdicts(List<Judgement> judgements) {
  private static final int WRONG_SHOWN = 20;

  /** True when something was compared and nothing speaks against it. */
  boolean hold() {
    return judgements.stream().anyMatch(each -> each.verdict() == Verdict.OK) && wrong().isEmpty();
  }

  private List<Judgement> wrong() {
    return judgements.stream().filter(each -> each.verdict().isAgainst()).toList();
  }

  void print(PrintWriter out) {
    Map<String, List<Judgement>> metrics = new TreeMap<>();
    judgements.forEach(
        each -> metrics.computeIfAbsent(each.metric(), name -> new ArrayList<>()).add(each));
    line(out, "metric", "lines", "equal", "wrong", "sum of truth", "sum of results");
    metrics.forEach((metric, lines) -> print(out, metric, lines));
    metrics.forEach(
        (metric, lines) -> {
          long open = count(lines, Verdict.NOT_IN_A_CAPTURE);
          if (open > 0) {
            out.printf(
                Locale.ROOT, "not compared: %s, %,d: %s%n", metric, open, Reasons.of(metric));
          }
        });
    List<Judgement> wrong = wrong();
    wrong.stream().limit(WRONG_SHOWN).forEach(each -> out.printf("wrong: %s%n", each.text()));
    if (wrong.size() > WRONG_SHOWN) {
      out.printf(Locale.ROOT, "and %,d more%n", wrong.size() - WRONG_SHOWN);
    }
    out.printf(
        Locale.ROOT,
        "%s: %,d figures, %,d equal the truth, %,d wrong, %,d not compared%n",
        hold() ? "holds" : "DOES NOT HOLD",
        count().figures(),
        count().equal(),
        count().wrong(),
        count().open());
    out.flush();
  }

  /** Figures, and of these equal to the truth, wrong, and not compared. */
  record Count(int figures, long equal, long wrong, long open) {}

  Count count() {
    return new Count(
        judgements.size(),
        count(judgements, Verdict.OK),
        wrong().size(),
        count(judgements, Verdict.NOT_IN_A_CAPTURE));
  }

  private static void print(PrintWriter out, String metric, List<Judgement> lines) {
    if (lines.stream().allMatch(each -> each.verdict() == Verdict.NOT_IN_A_CAPTURE)) {
      return;
    }
    long ok = count(lines, Verdict.OK);
    long against = lines.stream().filter(each -> each.verdict().isAgainst()).count();
    long truth =
        lines.stream()
            .filter(each -> each.verdict() != Verdict.NOT_IN_A_CAPTURE)
            .mapToLong(Judgement::truth)
            .sum();
    long seen = lines.stream().mapToLong(each -> each.seen().orElse(0)).sum();
    line(out, metric, lines.size(), ok, against, truth, seen);
  }

  private static void line(PrintWriter out, Object... cells) {
    out.printf(Locale.ROOT, "%-28s %8s %8s %8s %22s %22s%n", cells);
  }

  private static long count(List<Judgement> lines, Verdict verdict) {
    return lines.stream().filter(each -> each.verdict() == verdict).count();
  }
}
