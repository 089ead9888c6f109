package io.memwall.standalone.look;

import io.memwall.sql.QueryResult;
import io.memwall.sql.QueryResult.Column;
import io.memwall.sql.SavedQuery;
import io.memwall.sql.SavedQuery.ColumnDoc;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An answer with its figures as people say them: 1.50 GiB, 92.4 Gb/s, 98.1 %. The unit is the one
 * that the saved query's header gives the column.
 */
final class Legible {
  private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
  private static final String[] DECIMAL = {"b/s", "kb/s", "Mb/s", "Gb/s", "Tb/s"};

  private final Map<String, String> meanings;

  private Legible(SavedQuery query) {
    meanings =
        query.columns().stream().collect(Collectors.toMap(ColumnDoc::name, ColumnDoc::meaning));
  }

  /** Some columns of an answer, in their order here; rows stay in theirs. */
  static QueryResult of(SavedQuery query, QueryResult answer, List<String> wanted) {
    var readable = new Legible(query);
    List<Column> columns =
        wanted.stream()
            .flatMap(name -> answer.columns().stream().filter(each -> each.name().equals(name)))
            .toList();
    var rows = new ArrayList<List<Object>>();
    for (Map<String, Object> row : answer.rowsByName()) {
      var cells = new ArrayList<Object>();
      columns.forEach(column -> cells.add(readable.text(column.name(), row.get(column.name()))));
      rows.add(cells);
    }
    return new QueryResult(
        answer.query(), answer.range(), answer.caseName(), columns, rows, Map.of());
  }

  /** Nothing stays nothing: a missing figure is not 0. */
  private Object text(String column, Object value) {
    if (value instanceof Instant time) {
      return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    return value instanceof Number number && Double.isFinite(number.doubleValue())
        ? figure(column, number)
        : value;
  }

  private Object figure(String column, Number number) {
    String meaning = Optional.ofNullable(meanings.get(column)).orElse("");
    double value = number.doubleValue();
    if (meaning.startsWith("bytes:")) {
      return scaled(value, 1024, BINARY);
    }
    if (meaning.startsWith("bits/s:")) {
      return scaled(value, 1000, DECIMAL);
    }
    if (meaning.startsWith("0..1:") && !column.equals("score")) {
      return String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }
    if (column.endsWith("_s")) {
      return String.format(Locale.ROOT, "%.1f s", value);
    }
    return number instanceof Double ? String.format(Locale.ROOT, "%.3g", value) : number;
  }

  private static String scaled(double value, int step, String[] units) {
    int unit = 0;
    double rest = value;
    while (Math.abs(rest) >= step && unit < units.length - 1) {
      rest /= step;
      unit++;
    }
    return unit == 0
        ? String.format(Locale.ROOT, "%.0f %s", rest, units[0])
        : String.format(Locale.ROOT, "%.2f %s", rest, units[unit]);
  }
}
