package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How long live rows stay, as ClickHouse's TTL. Rows of cases stay until somebody deletes them. */
final class Retention {
  private static final String DROPPED = "dropped";

  private final Connection connection;
  private final Layout layout;

  Retention(Connection connection, Layout layout) {
    this.connection = connection;
    this.layout = layout;
  }

  /** Sets what is asked for and differs; returns the tables. Shortening it deletes in time. */
  List<String> apply(MigrationSettings settings) throws SQLException {
    var changed = new ArrayList<String>();
    var engines = engines();
    for (String table : DataClass.EVENTS.tables()) {
      if (apply(engines, table, settings.keepEvents(), MigrationSettings.DEFAULT_EVENTS)) {
        changed.add(table);
      }
    }
    for (String table : results()) {
      if (apply(engines, table, settings.keepResults(), MigrationSettings.DEFAULT_RESULTS)) {
        changed.add(table);
      }
    }
    changed.sort(null);
    return changed;
  }

  private static List<String> results() {
    return Stream.of(DataClass.RESULTS.tables(), DataClass.LEDGER.tables(), List.of(DROPPED))
        .flatMap(List::stream)
        .toList();
  }

  private boolean apply(
      Map<String, String> engines, String table, Optional<Duration> wanted, Duration otherwise)
      throws SQLException {
    String engine = engines.getOrDefault(layout.table(table), "");
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
          ("ALTER TABLE %s%s MODIFY TTL toDateTime(ingested_at) + INTERVAL %d SECOND"
                  + " DELETE WHERE case_name = ''")
              .formatted(layout.table(table), layout.onCluster(), seconds));
    }
  }
}
