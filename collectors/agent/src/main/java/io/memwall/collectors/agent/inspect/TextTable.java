package io.memwall.collectors.agent.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A table with aligned columns: text to the left, numbers to the right. What is missing is a dash,
 * never a zero.
 */
public final class TextTable {
  /** Stands for what is not known. */
  public static final String MISSING = "-";

  private static final String GAP = "  ";

  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();
  private final boolean[] right;

  /**
   * @param heads a column whose head begins with {@code >} is aligned to the right
   */
  public TextTable(String... heads) {
    this.heads = new ArrayList<>();
    this.right = new boolean[heads.length];
    for (int i = 0; i < heads.length; i++) {
      right[i] = heads[i].startsWith(">");
      this.heads.add(right[i] ? heads[i].substring(1) : heads[i]);
    }
  }

  /** Adds a row: numbers grouped by thousands, empty optionals as a dash. */
  public TextTable row(Object... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.length + " in a table of " + heads.size());
    }
    var row = new ArrayList<String>(cells.length);
    for (Object cell : cells) {
      row.add(text(cell));
    }
    rows.add(row);
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The lines, each indented by two spaces. */
  public List<String> lines() {
    int[] widths = new int[heads.size()];
    measure(widths, heads);
    rows.forEach(row -> measure(widths, row));
    var lines = new ArrayList<String>();
    lines.add(line(widths, heads));
    rows.forEach(row -> lines.add(line(widths, row)));
    return lines;
  }

  private static void measure(int[] widths, List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], row.get(i).length());
    }
  }

  private String line(int[] widths, List<String> row) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String space = " ".repeat(widths[i] - row.get(i).length());
      line.append(GAP).append(right[i] ? space + row.get(i) : row.get(i) + space);
    }
    return line.toString().stripTrailing();
  }

  private static String text(Object cell) {
    if (cell instanceof OptionalLong value) {
      return value.isPresent() ? text(value.getAsLong()) : MISSING;
    }
    if (cell instanceof OptionalInt value) {
      return value.isPresent() ? text(value.getAsInt()) : MISSING;
    }
    if (cell instanceof OptionalDouble value) {
      return value.isPresent() ? text(value.getAsDouble()) : MISSING;
    }
    if (cell instanceof Number number) {
      return cell instanceof Double
          ? String.format(Locale.ROOT, "%.4f", number.doubleValue())
          : String.format(Locale.ROOT, "%,d", number.longValue());
    }
    return cell.toString();
  }
}
