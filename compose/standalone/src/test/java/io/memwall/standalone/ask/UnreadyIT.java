package io.memwall.standalone.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.EmptyDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not known yet, asked of a real database. */
final class UnreadyIT {
  @Test
  void aPoolOfADay_hasNoForecastAndNoCapacity() throws Exception {
    Database database = EmptyDatabase.one();
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
              assertThat(row.get("has")).isEqualTo("1 days in part");
              assertThat(row.get("needs")).isEqualTo("14 days, each watched for 20 h");
            })
        .anySatisfy(row -> assertThat(row.get("figure")).isEqualTo("capacity"));
  }

  @Test
  void whatResultsLack_isToldWithWhatTheyHave() throws Exception {
    Database database = EmptyDatabase.one();
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
            tuple("link:l1/rx", "forecast", "1 days in part"),
            tuple("pool:p1", "fail_rate", "7 requests in 5 minutes"),
            tuple("pool:p1", "forecast", "1 days in part"),
            tuple("pool:p1/a//", "leak", "3 hours"));
    assertThat(rows).last().extracting(row -> row.get("ready")).isEqualTo("2026-01-01 07:00:00");
  }

  @Test
  void everyFamilyOfFigures_saysWhatItLacks() throws Exception {
    Database database = EmptyDatabase.one();
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      for (String row :
          List.of(
              "contention (case_name, entity_kind, window_ns, t_start, entity, view, rev, acquire, missing)"
                  + " VALUES ('', 'POOL', 10000000000, '2026-01-01 00:00:00', 'p1', 'HOSTS', 1, [1, 2, 0],"
                  + " map('transit', 'no_pool_tap', 'false_sharing', 'no_payload')),"
                  + " ('', 'POOL', 10000000000, '2026-01-01 00:00:00', 'p2', 'HOSTS', 1, [], map('transit', 'no_pool_tap')),"
                  + " ('', 'POOL', 10000000000, '2026-01-01 00:00:00', 'p2', 'POOL', 1, [], map())",
              "hotspot (case_name, entity_kind, t_start, entity, rev, evidence, state, `components.component`,"
                  + " `components.missing`, `components.excused`)"
                  + " VALUES ('', 'HOST', '2026-01-01 00:00:00', 'h1', 1, 0.3, 'OK', ['stalls'], ['not reported'], [false])",
              "latency (case_name, entity_kind, t_start, entity, rev, missing)"
                  + " VALUES ('', 'LINK', '2026-01-01 00:00:00', 'l1/rx', 1, 'no_baseline')",
              "latency_curve (case_name, entity, t_start, tap_position, request_class, rev, fit_missing)"
                  + " VALUES ('', 'l1/rx', '2026-01-01 00:00:00', 'a', 'RD', 1, 'too_few_bins')",
              "host_memory (case_name, node_id, t_end, epoch, seq, missing)"
                  + " VALUES ('', 'h1', '2026-01-01 00:00:00', 1, 1, map('cxl', 'no device', 'resctrl', 'no device'))",
              "forecast (case_name, entity_kind, entity, pool_id, t_start, rev, refused, fit_days, t_possible)"
                  + " VALUES ('', 'TENANT', 'a', 'p1', '2026-01-01 00:00:00', 1, 'TOO_FEW_DAYS', 5, '2026-01-11 00:00:00'),"
                  + " ('', 'POOL', 'p1', '', '2026-01-01 00:00:00', 1, NULL, 20, NULL)",
              "inventory (case_name, object_id, inv_epoch, inv_seq, deleted, object_type, capacity_bps)"
                  + " VALUES ('', 'p9', 1, 0, false, 'pool', NULL), ('', 'l9', 1, 1, false, 'link', 1),"
                  + " ('', 'l8', 1, 2, true, 'link', NULL)")) {
        statement.execute("INSERT INTO " + row);
      }
    }
    var rows = new QueryRunner(database).sql(Unready.statement("")).rowsByName();
    assertThat(rows)
        .extracting(row -> row.get("entity"), row -> row.get("figure"), row -> row.get("reason"))
        .containsExactly(
            tuple("host:h1", "cxl, resctrl", "no device"),
            tuple("host:h1", "score: stalls", "not reported"),
            tuple("link:l1/rx", "curve of RD", "too_few_bins"),
            tuple("link:l1/rx", "latency_inflation", "no_baseline"),
            tuple("link:l9", "bandwidth", "no tap has told of it"),
            tuple("pool:p1", "accuracy of forecasts", "no day has come since one was made"),
            tuple("pool:p1", "contention: false_sharing", "no_payload"),
            tuple("pool:p1", "contention: transit", "no_pool_tap"),
            tuple("pool:p9", "occupancy", "no ledger has told of it"),
            tuple("tenant:p1/a", "forecast", "too few days"));
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.get("needs").toString()).isNotBlank())
        .allSatisfy(row -> assertThat(row.get("ready").toString()).isNotBlank());
    assertThat(rows).last().extracting(row -> row.get("ready")).isEqualTo("2026-01-11");
  }

  @Test
  void anEntityWithQuotes_isAsked_notRun() {
    var runner = new QueryRunner(EmptyDatabase.one());
    assertThat(runner.sql(Unready.statement("x' OR '1'='1")).rows()).isEmpty();
  }
}
