package io.memwall.sql;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Comma-separated values after RFC 4180, with line feeds. */
final class CsvText {
  private CsvText() {}

  static void write(QueryResult result, Appendable out) throws IOException {
    line(result.columns().stream().map(column -> (Object) column.name()).toList(), out);
    for (List<Object> row : result.rows()) {
      line(row, out);
    }
  }

  private static void line(List<Object> values, Appendable out) throws IOException {
    String separator = "";
    for (Object value : values) {
      out.append(separator).append(field(value));
      separator = ",";
    }
    out.append('\n');
  }

  private static String field(Object value) throws IOException {
    if (value == null) {
      return "";
    }
    String text =
        value instanceof List || value instanceof Map ? JsonText.of(value) : value.toString();
    boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
