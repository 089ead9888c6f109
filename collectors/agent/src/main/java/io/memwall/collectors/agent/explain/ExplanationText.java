package io.memwall.collectors.agent.explain;

import io.memwall.collectors.agent.explain.Explanation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Explanations as text for people. */
public final class ExplanationText {
  private static final int WIDTH = 88;
  private static final int INDENT = 10;

  private ExplanationText() {}

  /** All of one explanation, its example decoded now. */
  public static String of(Explanation explanation) {
    var lines = new ArrayList<String>();
    lines.add(explanation.code() + " · " + explanation.kind().title());
    lines.add("");
    field(lines, "meaning", explanation.meaning());
    field(lines, "clause", explanation.clause());
    field(lines, "seen in", explanation.seen());
    field(lines, "memwall", explanation.handling());
    field(lines, "look at", explanation.blame().name().toLowerCase(Locale.ROOT));
    if (!explanation.example().frames().isEmpty()) {
      lines.add("");
      field(lines, "example", explanation.example().title());
      ExampleRun.of(explanation.example()).lines().forEach(line -> lines.add("  " + line));
    }
    return String.join("\n", lines) + "\n";
  }

  /** One line per code, by kind. */
  public static String list() {
    var lines = new ArrayList<String>();
    for (Kind kind : Kind.values()) {
      List<Explanation> of =
          Explanations.list().stream().filter(each -> each.kind() == kind).toList();
      lines.add(kind.title());
      of.forEach(each -> lines.add("  %-28s %s".formatted(each.code(), each.meaning())));
      lines.add("");
    }
    return String.join("\n", lines);
  }

  private static void field(List<String> lines, String name, String value) {
    var line = new StringBuilder("%-10s".formatted(name));
    int length = INDENT;
    for (String word : value.split(" ", -1)) {
      if (length + word.length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(INDENT));
        length = INDENT;
      }
      line.append(word).append(' ');
      length += word.length() + 1;
    }
    lines.add(line.toString().stripTrailing());
  }
}
