package io.memwall.sql;

import io.memwall.sql.QueryResult.Column;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an answer from JDBC into a few plain types. */
final class ResultReader {
  private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

  private ResultReader() {}

  static QueryResult read(Connection connection, String sql, Question asked) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(sql)) {
      var columns = columns(answer);
      var rows = new ArrayList<List<Object>>();
      while (answer.next()) {
        rows.add(row(answer, columns));
      }
      return new QueryResult(
          asked.name(),
          asked.range(),
          asked.caseName(),
          columns,
          rows,
          totals(asked, columns, rows));
    }
  }

  private static List<Column> columns(ResultSet answer) throws SQLException {
    var meta = answer.getMetaData();
    var columns = new ArrayList<Column>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(new Column(meta.getColumnLabel(i), meta.getColumnTypeName(i)));
    }
    return columns;
  }

  private static List<Object> row(ResultSet answer, List<Column> columns) throws SQLException {
    var row = new ArrayList<Object>(columns.size());
    for (int i = 1; i <= columns.size(); i++) {
      row.add(plain(answer.getObject(i)));
    }
    return row;
  }

  static Object plain(Object value) throws SQLException {
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Instant) {
      return value;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    Object time = time(value);
    return time != null ? time : composite(value);
  }

  private static Object number(Number value) {
    if (value instanceof Double || value instanceof Float) {
      return value.doubleValue();
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof BigInteger big) {
      return big.abs().compareTo(MAX_LONG) > 0 ? big : (Object) big.longValueExact();
    }
    return value.longValue();
  }

  private static Instant time(Object value) {
    if (value instanceof Timestamp timestamp) {
      return timestamp.toInstant();
    }
    if (value instanceof ZonedDateTime zoned) {
      return zoned.toInstant();
    }
    if (value instanceof OffsetDateTime offset) {
      return offset.toInstant();
    }
    return value instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : null;
  }

  private static Object composite(Object value) throws SQLException {
    if (value instanceof Array array) {
      return composite(array.getArray());
    }
    if (value instanceof Map<?, ?> map) {
      var plain = new LinkedHashMap<String, Object>();
      for (var entry : map.entrySet()) {
        plain.put(String.valueOf(entry.getKey()), plain(entry.getValue()));
      }
      return plain;
    }
    if (value instanceof InetAddress address) {
      return address.getHostAddress();
    }
    if (value instanceof Collection<?> || value.getClass().isArray()) {
      return elements(value);
    }
    // Names, enums: as the driver writes them.
    return value.toString();
  }

  private static List<Object> elements(Object value) throws SQLException {
    var plain = new ArrayList<Object>();
    if (value instanceof Collection<?> collection) {
      for (Object element : collection) {
        plain.add(plain(element));
      }
    } else {
      for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
        plain.add(plain(java.lang.reflect.Array.get(value, i)));
      }
    }
    return plain;
  }

  private static Map<String, Object> totals(
      Question asked, List<Column> columns, List<List<Object>> rows) {
    var totals = new LinkedHashMap<String, Object>();
    for (int i = 0; i < columns.size(); i++) {
      if (asked.totals().contains(columns.get(i).name())) {
        totals.put(columns.get(i).name(), sum(rows, i));
      }
    }
    return totals;
  }

  private static Object sum(List<List<Object>> rows, int column) {
    var sum = BigInteger.ZERO;
    for (List<Object> row : rows) {
      sum = sum.add(new BigInteger(row.get(column).toString()));
    }
    return number(sum);
  }
}
