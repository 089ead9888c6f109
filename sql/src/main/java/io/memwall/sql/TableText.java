package io.memwall.sql;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An answer in aligned columns, with its totals in a last line. */
final class TableText {
  private static final String MISSING = "-";
  private static final String GAP = "  ";
  private static final MathContext DIGITS = new MathContext(6);

  private TableText() {}

  static void write(QueryResult result, Appendable out) throws IOException {
    var columns = result.columns();
    var lines = new ArrayList<List<String>>();
    lines.add(columns.stream().map(QueryResult.Column::name).toList());
    for (List<Object> row : result.rows()) {
      lines.add(row.stream().map(TableText::cell).toList());
    }
    boolean withTotals = !result.totals().isEmpty() && result.rows().size() > 1;
    if (withTotals) {
      lines.add(totals(result));
    }
    int[] widths = widths(lines, columns.size());
    for (int i = 0; i < lines.size(); i++) {
      boolean rule = i == 1 || (withTotals && i == lines.size() - 1);
      if (rule) {
        out.append(rule(widths)).append('\n');
      }
      out.append(line(lines.get(i), widths, columns)).append('\n');
    }
  }

  private static List<String> totals(QueryResult result) {
    var cells = new ArrayList<String>();
    for (var column : result.columns()) {
      Object total = result.totals().get(column.name());
      cells.add(total != null ? cell(total) : cells.isEmpty() ? "total" : "");
    }
    return cells;
  }

  private static String cell(Object value) {
    if (value == null) {
      return MISSING;
    }
    if (value instanceof Double real) {
      return Double.isFinite(real)
          ? new BigDecimal(real).round(DIGITS).stripTrailingZeros().toPlainString()
          : MISSING;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(TableText::cell).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + cell(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    // A control character would break the lines, or the terminal.
    return value.toString().replace("\n", "\\n").replaceAll("\\p{Cntrl}", "?");
  }

  private static int[] widths(List<List<String>> lines, int columns) {
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return widths;
  }

  private static String rule(int[] widths) {
    var rule = new ArrayList<String>();
    for (int width : widths) {
      rule.add("-".repeat(width));
    }
    return String.join(GAP, rule);
  }

  private static String line(List<String> cells, int[] widths, List<QueryResult.Column> columns) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String blanks = " ".repeat(widths[i] - cells.get(i).length());
      boolean right = columns.get(i).isNumber();
      line.append(i == 0 ? "" : GAP)
          .append(right ? blanks : "")
          .append(cells.get(i))
          .append(right ? "" : blanks);
    }
    return line.toString().stripTrailing();
  }
}
