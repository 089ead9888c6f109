package io.memwall.collectors.agent.inspect.check;

import java.util.List;

/** What a capture was found to break, as text for people. */
public final class FindingText {
  private static final int SHOWN = 20;

  private FindingText() {}

  /** One line per demand, and below it the first places where it is broken. */
  public static String of(List<CheckResult> results) {
    var text = new StringBuilder("Demands\n");
    for (CheckResult result : results) {
      text.append("  ").append(verdict(result)).append("  ").append(result.name()).append('\n');
      result.findings().stream()
          .limit(SHOWN)
          .forEach(finding -> text.append("          ").append(finding.text()).append('\n'));
      long more = result.count() - Math.min(SHOWN, result.findings().size());
      if (more > 0) {
        text.append("          and ").append(more).append(" more\n");
      }
    }
    return text.toString();
  }

  private static String verdict(CheckResult result) {
    if (!result.measured()) {
      return "no data";
    }
    return result.fails() ? "BROKEN " : "kept   ";
  }
}
