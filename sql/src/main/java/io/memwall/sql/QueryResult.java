package io.memwall.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer.
 *
 * @param query the name of the saved query, or {@code sql}
 * @param range of time that was asked about; empty for {@code sql}, and where nothing bounds it: an
 *     empty store, a question about all time
 * @param caseName empty text for live events; empty for {@code sql}
 * @param columns in order
 * @param rows each as long as the columns; a value is a String, Long, BigInteger, Double, Boolean,
 *     Instant, List, Map, or null when it is missing
 * @param totals sums of the rows shown, for the columns where a sum means something
 */
public record QueryResult(
    String query,
    Optional<TimeRange> range,
    Optional<String> caseName,
    List<Column> columns,
    List<List<Object>> rows,
    Map<String, Object> totals) {

  /**
   * A column of an answer.
   *
   * @param name as in the query
   * @param type in ClickHouse's words
   */
  public record Column(String name, String type) {
    boolean isNumber() {
      return type.matches("(LowCardinality\\()?(Nullable\\()?(U?Int|Float|Decimal).*");
    }
  }

  public QueryResult {
    columns = List.copyOf(columns);
    var copies = new ArrayList<List<Object>>(rows.size());
    // Not List.copyOf: a missing value is null.
    rows.forEach(row -> copies.add(Collections.unmodifiableList(new ArrayList<>(row))));
    rows = Collections.unmodifiableList(copies);
    totals = Collections.unmodifiableMap(totals);
  }

  /** The rows with their values by the name of the column; a missing value is null. */
  public List<Map<String, Object>> rowsByName() {
    var named = new ArrayList<Map<String, Object>>(rows.size());
    for (List<Object> row : rows) {
      var values = new LinkedHashMap<String, Object>();
      for (int i = 0; i < row.size(); i++) {
        values.put(columns.get(i).name(), row.get(i));
      }
      named.add(Collections.unmodifiableMap(values));
    }
    return Collections.unmodifiableList(named);
  }

  /** Writes the answer as text, ended by a line feed. */
  public void write(QueryFormat format, Appendable out) {
    try {
      switch (format) {
        case TABLE -> TableText.write(this, out);
        case CSV -> CsvText.write(this, out);
        case JSON -> JsonText.write(this, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer as text, ended by a line feed. */
  public String text(QueryFormat format) {
    var out = new StringBuilder();
    write(format, out);
    return out.toString();
  }
}
