package io.memwall.standalone.forecast;

import io.memwall.sql.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Adds rows to a table; rows of the same identity and a higher rev take the place of others. */
public final class Insert {
  private static final int AT_ONCE = 50;

  private Insert() {}

  /**
   * Adds rows.
   *
   * @param columns comma-separated names
   * @param rows values in that order: text, numbers, dates, lists of them, or optional ones
   * @throws SQLException if the server cannot be reached or refuses them; some may be in by then,
   *     and may be added again
   */
  public static void into(Database database, String table, String columns, List<List<?>> rows)
      throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (int from = 0; from < rows.size(); from += AT_ONCE) {
        var some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
        statement.execute(
            "INSERT INTO %s (%s) VALUES %s"
                .formatted(
                    table,
                    columns,
                    some.stream().map(Literals::row).collect(Collectors.joining(", "))));
      }
    }
  }
}
