package io.memwall.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The table. */
public final class Report {
  /** Names a file for {@link #tell}, so that figures of several commands come into one table. */
  public static final String FILE = "MEMWALL_BENCH_FIGURES";

  private final List<Figure> figures;

  public Report(List<Figure> figures) {
    this.figures = List.copyOf(figures);
  }

  /** Prints it, and adds its figures to the file that is asked for. */
  public void tell() {
    tell(System.out);
  }

  void tell(PrintStream out) {
    out.print(text());
    String file = System.getenv(FILE);
    if (file != null) {
      try {
        Files.write(
            Path.of(file),
            figures.stream().map(Figure::toLine).toList(),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
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
