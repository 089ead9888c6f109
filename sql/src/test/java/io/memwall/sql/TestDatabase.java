package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.engines.SharedDatabase;
import io.memwall.engines.SharedEngines;
import java.sql.SQLException;
import org.junit.jupiter.api.Assumptions;

/** A database of a real ClickHouse, for one test class. */
final class TestDatabase {
  private TestDatabase() {}

  /**
   * A database that does not exist yet; skips at home, and fails in CI, where there is no server.
   */
  static Database fresh() {
    requireServer();
    return named(SharedEngines.freshName("sql"));
  }

  private static Database named(String name) {
    return new Database(SharedEngines.clickHouseUrl(), "default", "", name);
  }

  private static void requireServer() {
    SharedEngines.clickHouseMissing()
        .ifPresent(
            reason -> {
              assertThat(System.getenv("CI")).as(reason).isNull();
              Assumptions.abort(reason);
            });
  }

  /** One with all tables and views and no rows, until the next test asks for one of this word. */
  static Database empty(String word) {
    requireServer();
    return named(
        SharedDatabase.empty(
            word, name -> Migrator.migrate(named(name), MigrationSettings.defaults())));
  }

  static Database migrated() {
    var database = fresh();
    Migrator.migrate(database, MigrationSettings.defaults());
    return database;
  }

  static void execute(Database database, String... statements) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
