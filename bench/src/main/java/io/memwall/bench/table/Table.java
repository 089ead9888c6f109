package io.memwall.bench.table;

import io.memwall.bench.Figure;
import java.util.ArrayList;
import java.util.List;

/** Figures beside their goals, as Markdown. */
final class Table {
  private final Goals goals;
  private final List<Figure> figures;

  Table(Goals goals, List<Figure> figures) {
    this.goals = goals;
    this.figures = List.copyOf(figures);
  }

  /**
   * The table, how many goals were met, and what bounds those that were not.
   *
   * @param failures parts that measured nothing
   */
  String text(String conditions, List<String> failures) {
    var out = new StringBuilder(conditions).append("\n\n");
    out.append("| Figure | Measured | Unit | Goal | Conditions |\n|---|---:|---|---|---|\n");
    var bounds = new ArrayList<String>();
    int held = 0;
    for (Figure figure : figures) {
      var goal = goals.of(figure);
      boolean isMet = goal.map(each -> each.isMet(figure)).orElse(true);
      held += goal.isPresent() && isMet ? 1 : 0;
      String said = goal.map(each -> each.text() + (isMet ? ": met" : ": **short**")).orElse("");
      out.append("| ").append(String.join(" | ", cells(figure, said))).append(" |\n");
      goal.filter(each -> !isMet).ifPresent(each -> bounds.add(bound(figure, each)));
    }
    out.append("\n%d of %d goals are met.\n".formatted(held, held + bounds.size()));
    bounds.forEach(each -> out.append("- ").append(each).append('\n'));
    failures.forEach(each -> out.append("- **failed**: ").append(each).append('\n'));
    return out.toString();
  }

  private static List<String> cells(Figure figure, String goal) {
    return List.of(figure.what(), figure.value(), figure.unit(), goal, figure.how()).stream()
        .map(each -> each.replace("|", "\\|"))
        .toList();
  }

  private static String bound(Figure figure, Goal goal) {
    String found =
        figure.amount().isEmpty()
            ? "was not measured"
            : "%s %s, goal %s".formatted(figure.value(), figure.unit(), goal.text());
    return "**%s**: %s. What bounds it: %s".formatted(figure.what(), found, goal.bound());
  }
}
