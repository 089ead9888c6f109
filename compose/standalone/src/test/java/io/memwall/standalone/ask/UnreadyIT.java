package io.memwall.standalone.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.engines.SharedEngines;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.sql.QueryRunner;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What is not known yet, asked of a real database. */
final class UnreadyIT {
  private static Database database() {
    SharedEngines.clickHouseMissing()
        .ifPresent(
            reason -> {
              assertThat(System.getenv("CI")).as(reason).isNull();
              Assumptions.abort(reason);
            });
    var database =
        new Database(
            SharedEngines.clickHouseUrl(), "default", "", SharedEngines.freshName("unready"));
    Migrator.migrate(database, MigrationSettings.defaults());
    return database;
  }

  @Test
  void aPoolOfADay_hasNoForecastAndNoCapacity() throws Exception {
    Database database = database();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO pool_use (case_name, pool_id, t_start, rev, used_bytes)"
              + " VALUES ('', 'p1', '2026-01-01 00:00:00', 1, 5), ('', 'p2', '2026-01-01 00:00:00', 1, 5)");
    }
    var runner = new QueryRunner(database);
    assertThat(runner.sql(Unready.statement("")).rows()).hasSize(4);
    var rows = runner.sql(Unready.statement("pool:p1")).rowsByName();
    assertThat(rows).hasSize(2).allMatch(row -> row.get("entity").equals("pool:p1"));
    assertThat(rows)
        .anySatisfy(
            row -> {
              assertThat(row.get("figure")).isEqualTo("forecast");
              assertThat(row.get("has")).isEqualTo("1 days");
              assertThat(row.get("needs")).isEqualTo("14 days");
            })
        .anySatisfy(row -> assertThat(row.get("figure")).isEqualTo("capacity"));
  }

  @Test
  void anEntityWithQuotes_isAsked_notRun() {
    var runner = new QueryRunner(database());
    assertThat(runner.sql(Unready.statement("x' OR '1'='1")).rows()).isEmpty();
  }
}
