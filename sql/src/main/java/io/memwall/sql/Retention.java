package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How long live rows stay, as ClickHouse's TTL. Rows of cases stay until somebody deletes them. */
final class Retention {
  private static final List<String> EVENTS =
      List.of(
          "flow",
          "hot",
          "connection",
          "transaction",
          "health",
          "pool_snapshot",
          "host_memory",
          "link_health");

  // The ledger and the inventory are what later answers are explained by; they are small.
  private static final List<String> RESULTS =
      List.of(
          "bandwidth",
          "contention",
          "pool_use",
          "holding",
          "leak",
          "hotspot",
          "latency",
          "latency_curve",
          "quarantine",
          "replay_request",
          "alert",
          "daily_use",
          "forecast",
          "forecast_score",
          "allocation",
          "inventory",
          "received");

  private final Connection connection;

  Retention(Connection connection) {
    this.connection = connection;
  }

  /** Sets what is asked for and differs; returns the tables. Shortening it deletes in time. */
  List<String> apply(MigrationSettings settings) throws SQLException {
    var changed = new ArrayList<String>();
    var engines = engines();
    for (String table : EVENTS) {
      if (apply(engines, table, settings.keepEvents(), MigrationSettings.DEFAULT_EVENTS)) {
        changed.add(table);
      }
    }
    for (String table : RESULTS) {
      if (apply(engines, table, settings.keepResults(), MigrationSettings.DEFAULT_RESULTS)) {
        changed.add(table);
      }
    }
    changed.sort(null);
    return changed;
  }

  private boolean apply(
      Map<String, String> engines, String table, Optional<Duration> wanted, Duration otherwise)
      throws SQLException {
    String engine = engines.getOrDefault(table, "");
    if (wanted.isEmpty() && engine.contains(" TTL ")) {
      return false;
    }
    long seconds = wanted.orElse(otherwise).toSeconds();
    // As the server prints it, which is how a TTL set before is recognised.
    String printed =
        "TTL toDateTime(ingested_at) + toIntervalSecond(%d) WHERE case_name = ''"
            .formatted(seconds);
    if (engine.contains(printed)) {
      return false;
    }
    set(table, seconds);
    return true;
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
