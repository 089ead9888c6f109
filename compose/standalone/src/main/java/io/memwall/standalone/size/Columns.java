package io.memwall.standalone.size;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Lines of cells below each other; all but the first column of figures lean to the right. */
final class Columns {
  private static final String GAP = "  ";
  private static final Predicate<String> FIGURE =
      Pattern.compile("[0-9.]+( \\S+)?|ever|last of key|until read|" + Amounts.MISSING)
          .asMatchPredicate();

  private final List<List<String>> lines = new ArrayList<>();
  private String below = "";

  private Columns() {}

  static Columns of(String... heads) {
    var columns = new Columns();
    columns.lines.add(List.of(heads));
    return columns;
  }

  void add(String... cells) {
    lines.add(List.of(cells));
  }

  Columns below(String line) {
    below = line.isEmpty() ? "" : line + System.lineSeparator();
    return this;
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (List<String> line : lines) {
      var one = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        String blanks = " ".repeat(width(column) - line.get(column).length());
        boolean right = isFigures(column);
        one.append(column == 0 ? "" : GAP).append(right ? blanks : "");
        one.append(line.get(column)).append(right ? "" : blanks);
      }
      text.append(one.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.append(below).toString();
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
  }

  private boolean isFigures(int column) {
    return lines.size() > 1
        && lines.stream().skip(1).map(line -> line.get(column)).allMatch(FIGURE);
  }
}
