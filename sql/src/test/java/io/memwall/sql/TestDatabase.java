package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;

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
    SharedEngines.clickHouseMissing()
        .ifPresent(
            reason -> {
              assertThat(System.getenv("CI")).as(reason).isNull();
              Assumptions.abort(reason);
            });
    return new Database(
        SharedEngines.clickHouseUrl(), "default", "", SharedEngines.freshName("sql"));
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
