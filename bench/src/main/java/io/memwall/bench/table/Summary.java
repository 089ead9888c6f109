package io.memwall.bench.table;

import io.memwall.bench.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Leaves out of hundreds of lines about questions and columns what one table has no room for. */
final class Summary {
  private static final String HELD = ", held";
  private static final String MISSED = ", MISSED";
  private static final int SLOWEST = 5;

  private Summary() {}

  /** The same figures, those of single questions and columns summed up. */
  static List<Figure> of(List<Figure> figures) {
    var asked =
        figures.stream()
            .filter(each -> each.unit().equals("ms") && isQuestion(each))
            .sorted(Comparator.comparingDouble(each -> -each.amount().orElse(Double.MAX_VALUE)))
            .toList();
    var kept = new ArrayList<Figure>();
    figures.stream()
        .filter(each -> !isQuestion(each) && !isForComparison(each) && !isColumn(each))
        .forEach(kept::add);
    if (!asked.isEmpty()) {
      long missed = asked.stream().filter(each -> !each.how().endsWith(HELD)).count();
      String how = "of %,d of dashboards and console".formatted(asked.size());
      kept.add(new Figure("questions over 200 ms", String.valueOf(missed), "questions", how));
      asked.stream().limit(SLOWEST).forEach(kept::add);
    }
    return kept;
  }

  /** Held to the goal; others are there to compare, and too many. */
  private static boolean isQuestion(Figure figure) {
    return figure.how().endsWith(HELD) || figure.how().endsWith(MISSED);
  }

  private static boolean isForComparison(Figure figure) {
    return figure.how().startsWith("p95; ") && !figure.what().contains("history");
  }

  private static boolean isColumn(Figure figure) {
    return figure.unit().equals("bytes/row") && figure.what().contains(".");
  }
}
