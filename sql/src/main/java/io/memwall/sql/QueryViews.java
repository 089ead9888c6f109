package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The views behind the saved queries, renewed when their text changed. */
final class QueryViews {
  static final String LEDGER =
      """
      CREATE TABLE IF NOT EXISTS schema_views ${on_cluster}
      (
          name String,
          checksum String COMMENT 'SHA-256 of the file as shipped',
          applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
      )
      ENGINE = ${replicated}ReplacingMergeTree(applied_at)
      ORDER BY name
      """;

  /** Only views that are there: somebody may have dropped one. */
  private static final String PRESENT =
      """
      SELECT name, checksum FROM schema_views FINAL
      WHERE name IN (SELECT name FROM system.tables WHERE database = currentDatabase())
      """;

  private final Connection connection;
  private final Layout layout;

  QueryViews(Connection connection, Layout layout) {
    this.connection = connection;
    this.layout = layout;
  }

  /** Renews what is missing or differs; returns the names. */
  List<String> renew(List<SavedQuery> queries) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (String each : layout.statements(LEDGER)) {
        statement.execute(each);
      }
    }
    var present = present();
    var renewed =
        standingAlone(queries).stream()
            .filter(query -> !query.checksum().equals(present.get(query.name())))
            .toList();
    for (SavedQuery query : renewed) {
      renew(query);
    }
    record(renewed);
    return renewed.stream().map(SavedQuery::name).toList();
  }

  /** Those that ask no other view come first: the server wants to know what a view asks. */
  private static List<SavedQuery> standingAlone(List<SavedQuery> queries) {
    var ordered = new ArrayList<>(queries);
    ordered.sort(Comparator.comparing(query -> asksAnother(query, queries)));
    return ordered;
  }

  private static boolean asksAnother(SavedQuery query, List<SavedQuery> queries) {
    return queries.stream()
        .map(SavedQuery::name)
        .filter(name -> !name.equals(query.name()))
        .anyMatch(name -> query.text().contains("FROM " + name + "("));
  }

  private Map<String, String> present() throws SQLException {
    var present = new HashMap<String, String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(PRESENT)) {
      while (rows.next()) {
        present.put(rows.getString(1), rows.getString(2));
      }
    }
    return present;
  }

  private void renew(SavedQuery query) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (String each : layout.statements(query.text())) {
        statement.execute(each);
      }
    }
  }

  /** At once, since each insert is a part; what was renewed and not recorded is renewed again. */
  private void record(List<SavedQuery> renewed) throws SQLException {
    if (renewed.isEmpty()) {
      return;
    }
    try (var insert =
        connection.prepareStatement("INSERT INTO schema_views (name, checksum) VALUES (?, ?)")) {
      for (SavedQuery query : renewed) {
        insert.setString(1, query.name());
        insert.setString(2, query.checksum());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
