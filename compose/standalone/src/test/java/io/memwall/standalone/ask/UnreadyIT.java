package io.memwall.standalone.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
  void whatResultsLack_isToldWithWhatTheyHave() throws Exception {
    Database database = database();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO pool_use (case_name, pool_id, t_start, rev, capacity_bytes, requests_5m, missing)"
              + " VALUES ('', 'p1', '2026-01-01 00:00:00', 1, 5, 7, map('fail_rate', 'too few requests'))");
      statement.execute(
          "INSERT INTO leak (case_name, pool_id, t_start, tenant, rev, reason, points)"
              + " VALUES ('', 'p1', '2026-01-01 02:00:00', 'a', 1, 'warm-up', 3)");
      statement.execute(
          "INSERT INTO inventory (case_name, object_id, inv_epoch, inv_seq, deleted, object_type)"
              + " VALUES ('', 'l1', 1, 0, false, 'link')");
      statement.execute(
          "INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, rev)"
              + " VALUES ('', 'LINK', 60000000000, '2026-01-01 00:00:00', 'l1/rx', 1)");
    }
    var rows = new QueryRunner(database).sql(Unready.statement("")).rowsByName();
    assertThat(rows)
        .extracting(row -> row.get("entity"), row -> row.get("figure"), row -> row.get("has"))
        .containsExactly(
            tuple("link:l1", "capacity", ""),
            tuple("link:l1/rx", "forecast", "1 days"),
            tuple("pool:p1", "fail_rate", "7 requests in 5 minutes"),
            tuple("pool:p1", "forecast", "1 days"),
            tuple("pool:p1/a//", "leak", "3 hours"));
    assertThat(rows).last().extracting(row -> row.get("ready")).isEqualTo("2026-01-01 07:00:00");
  }

  @Test
  void anEntityWithQuotes_isAsked_notRun() {
    var runner = new QueryRunner(database());
    assertThat(runner.sql(Unready.statement("x' OR '1'='1")).rows()).isEmpty();
  }
}
