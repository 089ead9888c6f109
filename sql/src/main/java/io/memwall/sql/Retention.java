package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long live rows stay, as ClickHouse's TTL. Rows of cases stay until somebody deletes them. */
final class Retention {
  private static final List<String> EVENTS = List.of("flow", "health", "pool_snapshot");

  // The ledger and the inventory are what later answers are explained by; they are small.
  private static final List<String> RESULTS =
      List.of("bandwidth", "pool_use", "allocation", "inventory", "received");

  private final Connection connection;

  Retention(Connection connection) {
    this.connection = connection;
  }

  /** Sets what differs; returns the tables. Shortening it deletes in the background. */
  List<String> apply(MigrationSettings settings) throws SQLException {
    var seconds = new TreeMap<String, Long>();
    EVENTS.forEach(table -> seconds.put(table, settings.keepEvents().toSeconds()));
    RESULTS.forEach(table -> seconds.put(table, settings.keepResults().toSeconds()));
    var engines = engines();
    var changed = new ArrayList<String>();
    for (var table : seconds.entrySet()) {
      // As the server prints it, which is how a TTL set before is recognised.
      String printed =
          "TTL toDateTime(ingested_at) + toIntervalSecond(%d) WHERE case_name = ''"
              .formatted(table.getValue());
      if (!engines.getOrDefault(table.getKey(), "").contains(printed)) {
        set(table.getKey(), table.getValue());
        changed.add(table.getKey());
      }
    }
    return changed;
  }

  private Map<String, String> engines() throws SQLException {
    var engines = new TreeMap<String, String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT name, engine_full FROM system.tables WHERE database = currentDatabase()")) {
      while (rows.next()) {
        engines.put(rows.getString(1), rows.getString(2));
      }
    }
    return engines;
  }

  private void set(String table, long seconds) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          Migration.filled(
              ("ALTER TABLE %s ${on_cluster} MODIFY TTL toDateTime(ingested_at) + INTERVAL %d SECOND"
                      + " DELETE WHERE case_name = ''")
                  .formatted(table, seconds)));
    }
  }
}
