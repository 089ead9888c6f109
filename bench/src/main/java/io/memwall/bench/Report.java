package io.memwall.bench;

import java.util.List;

/** The table. */
final class Report {
  private final List<Figure> figures;

  Report(List<Figure> figures) {
    this.figures = List.copyOf(figures);
  }

  String text() {
    int what = figures.stream().mapToInt(figure -> figure.what().length()).max().orElse(0);
    int value = figures.stream().mapToInt(figure -> figure.value().length()).max().orElse(0);
    int unit = figures.stream().mapToInt(figure -> figure.unit().length()).max().orElse(0);
    String line = "%-" + what + "s  %" + value + "s %-" + unit + "s  %s%n";
    StringBuilder out = new StringBuilder();
    for (Figure figure : figures) {
      out.append(line.formatted(figure.what(), figure.value(), figure.unit(), figure.how()));
    }
    return out.toString();
  }
}
