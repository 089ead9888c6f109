package io.memwall.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each user of a site may not do is refused, by a real ClickHouse. */
class AccessIT {
  private static final String RANGE =
      "from = '2020-01-01 00:00:00', to = '2030-01-01 00:00:00', case_name = '*'";

  /** Of so short a range windows of 10 s are asked, which the data have of several tenants. */
  private static final String MINUTES =
      "from = '2026-03-02 10:00:00', to = '2026-03-02 10:10:00', case_name = '*'";

  private static final String HOLDERS =
      "SELECT DISTINCT tenant FROM pool_holders(" + RANGE + ", top = 1000) ORDER BY tenant";

  private static SiteServer server;

  @BeforeAll
  static void start() throws Exception {
    server = SiteServer.get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO quarantine SELECT * FROM quarantine",
        "CREATE TABLE mine (a UInt8) ENGINE = Memory",
        "DROP TABLE bandwidth",
        "DROP VIEW hotspots",
        "TRUNCATE TABLE bandwidth",
        "ALTER TABLE bandwidth DELETE WHERE 1",
        "ALTER TABLE bandwidth MODIFY TTL t_start + INTERVAL 1 DAY",
        "OPTIMIZE TABLE bandwidth FINAL",
        "CREATE DATABASE mine",
        "CREATE USER mine",
        "SYSTEM STOP MERGES memwall.bandwidth",
        "KILL QUERY WHERE 1",
        "SELECT * FROM url('http://127.0.0.1:1/', LineAsString)",
        "SELECT * FROM file('/etc/passwd', LineAsString)",
        "SELECT * FROM remote('127.0.0.1', memwall.bandwidth)",
        "SELECT * FROM default.nothing",
        "SELECT * FROM system.processes",
        "SELECT * FROM system.users",
        "SET readonly = 0"
      })
  void reader_mayNot(String statement) {
    assertRefused(server.ask(SiteServer.READER, statement));
  }

  @ParameterizedTest
  @CsvSource({
    "max_execution_time, 0",
    "max_execution_time, 3600",
    "max_memory_usage, 0",
    "max_memory_usage, 100000000000",
    "max_result_rows, 0",
    "max_concurrent_queries_for_user, 0",
    "readonly, 0"
  })
  void reader_mayNotLiftItsLimits(String setting, String value) {
    assertRefused(
        server.ask(
            SiteServer.READER,
            Optional.of(server.password(SiteServer.READER)),
            "SELECT 1",
            "&" + setting + "=" + value));
  }

  @Test
  void reader_getsNoEndlessAnswer() {
    assertRefused(
        server.ask(
            SiteServer.READER,
            Optional.of(server.password(SiteServer.READER)),
            "SELECT number FROM numbers(2000000)",
            // Otherwise the server has begun to answer when it notices.
            "&wait_end_of_query=1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE DATABASE other",
        "DROP DATABASE default",
        "CREATE TABLE default.mine (a UInt8) ENGINE = Memory",
        "CREATE USER mine",
        "GRANT SELECT ON *.* TO memwall_reader",
        "SYSTEM SHUTDOWN",
        "KILL QUERY WHERE 1",
        "SELECT * FROM url('http://127.0.0.1:1/', LineAsString)",
        "SELECT * FROM file('/etc/passwd', LineAsString)"
      })
  void writer_mayNot(String statement) {
    assertRefused(server.ask(SiteServer.WRITER, statement));
  }

  @ParameterizedTest
  @ValueSource(strings = {SiteServer.WRITER, SiteServer.READER, SiteServer.TENANT})
  void user_withoutThePassword_isRefused(String user) {
    assertRefused(server.ask(user, Optional.of("guessed"), "SELECT 1", ""));
    assertRefused(server.ask(user, Optional.empty(), "SELECT 1", ""));
  }

  @Test
  void reader_seesEveryTenant() {
    assertThat(server.ask(SiteServer.READER, HOLDERS).values(0))
        .hasSizeGreaterThan(1)
        .contains("a");
  }

  @Test
  void tenant_seesItsOwnRowsOnly() {
    assertThat(server.ask(SiteServer.TENANT, HOLDERS).values(0)).containsExactly("a");
    assertThat(server.ask(SiteServer.TENANT, "SELECT DISTINCT tenant FROM holding").values(0))
        .containsExactly("a");
    assertThat(
            server
                .ask(
                    SiteServer.TENANT,
                    "SELECT DISTINCT tenant FROM leak_suspects(" + RANGE + ", top = 1000)")
                .values(0))
        .containsExactly("a");
    assertThat(
            server
                .ask(
                    SiteServer.TENANT, "SELECT DISTINCT kind, entity FROM forecasts(" + RANGE + ")")
                .rows())
        .allSatisfy(row -> assertThat(row.get(1).asText()).isEqualTo("a"));
  }

  /** Of what is computed from rows with several tenants: no row of another, however asked. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tenant_bandwidth|tenant",
        "tenant_gib_hours|tenant",
        "tenant_quotas|tenant",
        "tenant_headroom|tenant",
        "use_by_day|entity",
        "hotspots|top_tenant"
      })
  void tenant_seesOfAnswersItsOwnRowsOnly(String query, String whose) {
    String range = query.equals("tenant_bandwidth") ? MINUTES : RANGE;
    boolean hot = query.equals("hotspots");
    String kind = hot ? ", entity_kind = '*'" : "";
    String user = hot ? SiteServer.HOT_TENANT : SiteServer.TENANT;
    String own = user.replace("tenant_", "");
    String from = " FROM " + query + "(" + range + kind + ")";
    String sql = "SELECT DISTINCT ifNull(toString(" + whose + "), '')" + from;
    assertThat(server.ask(SiteServer.READER, sql).values(0)).contains(own).hasSizeGreaterThan(1);
    assertThat(server.ask(user, sql).values(0)).containsExactly(own);
    for (String way :
        List.of(
            " WHERE " + whose + " != '" + own + "'",
            " PREWHERE " + whose + " != '" + own + "'",
            " WHERE 1 OR 0 HAVING countIf(" + whose + " != '" + own + "') > 0")) {
      var answer = server.ask(user, "SELECT count()" + from + way);
      assertThat(answer.refused() || List.of("0").containsAll(answer.values(0)))
          .as(way + answer.text())
          .isTrue();
    }
  }

  @Test
  void tenant_shareIsOfWhatAllHave() {
    String sql =
        "SELECT pool, share FROM tenant_gib_hours(" + RANGE + ") WHERE tenant = 'a' ORDER BY pool";
    var seen = server.ask(SiteServer.TENANT, sql).rows();
    assertThat(seen).isEqualTo(server.ask(SiteServer.READER, sql).rows());
    assertThat(seen).anySatisfy(row -> assertThat(row.get(1).asDouble()).isBetween(0.01, 0.99));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT sentence FROM hotspots(" + RANGE + ", entity_kind = '*')",
        "SELECT * FROM hotspots(" + RANGE + ", entity_kind = '*')",
        "SELECT * FROM hotspot_changes(" + RANGE + ", entity_kind = '*')",
        "SELECT * FROM pool_occupancy(" + RANGE + ")",
        "SELECT * FROM link_owners(" + RANGE + ")",
        "SELECT * FROM link_bandwidth(" + RANGE + ", window = 10, link = '*', top = 0)",
        "SELECT * FROM top_talkers(" + RANGE + ", top = 10)",
        "SELECT * FROM fabric_links(" + RANGE + ")",
        "SELECT * FROM storage_used(" + RANGE + ", table_name = '*')",
        "CREATE VIEW mine SQL SECURITY DEFINER AS SELECT * FROM bandwidth"
      })
  void tenant_mayNotAsk(String statement) {
    assertRefused(server.ask(SiteServer.TENANT, statement));
  }

  @Test
  void tenant_mayNotLiftItsLimits_whoeverMadeTheQuery() {
    assertRefused(
        server.ask(
            SiteServer.TENANT,
            Optional.of(server.password(SiteServer.TENANT)),
            "SELECT * FROM tenant_gib_hours(" + RANGE + ")",
            "&max_memory_usage=100000000000"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count() FROM bandwidth",
        "SELECT count() FROM allocation",
        "SELECT count() FROM inventory",
        "SELECT count() FROM hotspot",
        "SELECT tenants.tenant FROM pool_use",
        "SELECT * FROM pool_use",
        "SELECT * FROM daily_use",
        "INSERT INTO holding SELECT * FROM holding",
        "SELECT * FROM system.parts"
      })
  void tenant_mayNot(String statement) {
    assertRefused(server.ask(SiteServer.TENANT, statement));
  }

  @Test
  void everyTableWithTenants_isClosedToThem_orHasAPolicy() {
    List<String> open =
        server
            .ask(
                SiteServer.WRITER,
                "SELECT DISTINCT table FROM system.columns WHERE database = 'memwall'"
                    + " AND name LIKE '%tenant%' ORDER BY table")
            .values(0);
    for (String table : open) {
      var answer = server.ask(SiteServer.TENANT, "SELECT * FROM " + table + " LIMIT 1");
      assertThat(answer.refused() || List.of("holding", "leak").contains(table)).as(table).isTrue();
    }
  }

  private static void assertRefused(Answer answer) {
    assertThat(answer.refused()).as(answer.text()).isTrue();
    assertThat(answer.text())
        .containsPattern(
            "ACCESS_DENIED|READONLY|AUTHENTICATION_FAILED|SETTING_CONSTRAINT_VIOLATION"
                + "|TOO_MANY_ROWS|REQUIRED_PASSWORD|UNKNOWN_TABLE");
  }
}
