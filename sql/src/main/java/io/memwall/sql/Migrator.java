package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to this version: creates it, applies the migrations it lacks, renews the views
 * of the saved queries and sets retention. ClickHouse has no transaction over statements, so every
 * statement may be run again: a migrator that was killed, or two at once, do no harm.
 */
public final class Migrator {
  private static final Logger log = LoggerFactory.getLogger(Migrator.class);

  static final String LEDGER =
      """
      CREATE TABLE IF NOT EXISTS schema_migrations ${on_cluster}
      (
          version UInt32,
          name String,
          checksum String COMMENT 'SHA-256 of the file as shipped',
          applied_at DateTime64(3, 'UTC') DEFAULT now64(3)
      )
      ENGINE = ${replicated}ReplacingMergeTree(applied_at)
      ORDER BY version
      """;

  private final Connection connection;
  private final List<Migration> migrations;
  private final Layout layout;

  Migrator(Connection connection, List<Migration> migrations, Layout layout) {
    this.connection = connection;
    this.migrations = migrations;
    this.layout = layout;
  }

  /**
   * Brings a database to this version, or finds that it is.
   *
   * @throws MigrationException if the server cannot be reached or refuses a statement, if a
   *     migration was edited after it had been applied, or if the database is newer than this
   *     version
   */
  public static MigrationReport migrate(Database database, MigrationSettings settings) {
    try {
      createDatabase(database, settings.layout());
      try (var connection = database.connect()) {
        return new Migrator(connection, Migration.shipped(), settings.layout()).run(settings);
      }
    } catch (SQLException e) {
      throw new MigrationException("cannot migrate " + database + ": " + e.getMessage(), e);
    }
  }

  /**
   * Renews the saved-query views of a database that this version's migrations made, and nothing
   * else: for one whose data rest, such as a folder opened to be asked.
   *
   * @return the saved queries whose view was created or replaced
   * @throws MigrationException if the database is not there, lacks migrations, has ones this
   *     version does not know, or the server cannot be reached
   */
  public static List<String> renewViews(Database database) {
    try (var connection = database.connect()) {
      return new Migrator(connection, Migration.shipped(), Layout.SINGLE).renewViews();
    } catch (SQLException e) {
      throw new MigrationException(
          "cannot renew the views of " + database + ": " + e.getMessage(), e);
    }
  }

  List<String> renewViews() throws SQLException {
    if (!hasLedger()) {
      throw new MigrationException("the database was never prepared; run ./memwall up on it once");
    }
    var applied = applied();
    check(applied);
    for (Migration migration : migrations) {
      if (!applied.containsKey(migration.version())) {
        throw new MigrationException(
            "the database was written by another version of memwall and lacks %s; run ./memwall up on it once"
                .formatted(migration.name()));
      }
    }
    return new QueryViews(connection, layout).renew(SavedQueries.all());
  }

  private boolean hasLedger() throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT count() FROM system.tables"
                    + " WHERE database = currentDatabase() AND name = 'schema_migrations'")) {
      return rows.next() && rows.getLong(1) > 0;
    }
  }

  private static void createDatabase(Database database, Layout layout) throws SQLException {
    try (var connection = database.connectToServer();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE IF NOT EXISTS " + database.name() + layout.onCluster());
    }
  }

  MigrationReport run(MigrationSettings settings) throws SQLException {
    for (String statement : layout.statements(LEDGER)) {
      execute(statement);
    }
    var applied = applied();
    check(applied);
    var now = new ArrayList<String>();
    for (Migration migration : migrations) {
      if (!applied.containsKey(migration.version())) {
        apply(migration);
        now.add(migration.name());
      }
    }
    var views = new QueryViews(connection, layout).renew(SavedQueries.all());
    var retention = new Retention(connection, layout).apply(settings);
    return new MigrationReport(now, migrations.size(), views, retention);
  }

  /** A migration as the database remembers it. */
  private record Applied(String name, String checksum) {}

  private Map<Integer, Applied> applied() throws SQLException {
    var applied = new HashMap<Integer, Applied>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT version, name, checksum FROM schema_migrations FINAL ORDER BY version")) {
      while (rows.next()) {
        applied.put(rows.getInt(1), new Applied(rows.getString(2), rows.getString(3)));
      }
    }
    return applied;
  }

  private void check(Map<Integer, Applied> applied) {
    for (Migration migration : migrations) {
      Applied before = applied.get(migration.version());
      String shipped = migration.file().checksum();
      if (before != null && !before.checksum().equals(shipped)) {
        throw new MigrationException(
            ("%s was edited after it had been applied: the database has checksum %s, the file %s;"
                    + " restore the file and put the change into a new migration")
                .formatted(migration.name(), before.checksum(), shipped));
      }
    }
    int newest = migrations.get(migrations.size() - 1).version();
    applied.forEach(
        (version, before) -> {
          if (version > newest) {
            throw new MigrationException(
                "the database has %s, which this version of memwall does not know; use a newer one"
                    .formatted(before.name()));
          }
        });
  }

  private void apply(Migration migration) throws SQLException {
    log.info("applying {}", migration.name());
    for (String statement : migration.statements(layout)) {
      execute(statement);
    }
    // Last: a migrator killed before this line starts the whole file again.
    try (var insert =
        connection.prepareStatement(
            "INSERT INTO schema_migrations (version, name, checksum) VALUES (?, ?, ?)")) {
      insert.setInt(1, migration.version());
      insert.setString(2, migration.name());
      insert.setString(3, migration.file().checksum());
      insert.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
