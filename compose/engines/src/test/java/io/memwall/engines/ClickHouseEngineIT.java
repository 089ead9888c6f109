package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClickHouseEngineIT {
  @TempDir Path dir;

  private ClickHouseOptions options;

  @BeforeEach
  void find() {
    options = ClickHouseOptions.in(dir, Need.ownClickHouse());
  }

  private static void createAndFill(Sql sql) throws Exception {
    sql.run("CREATE DATABASE kept");
    sql.run("CREATE TABLE kept.t (n UInt64) ENGINE = MergeTree ORDER BY n");
    sql.run("INSERT INTO kept.t SETTINGS async_insert = 0 SELECT number FROM numbers(100000)");
  }

  private static void expectFilled(Sql sql) throws Exception {
    assertThat(sql.run("SELECT count(), sum(n) FROM kept.t")).isEqualTo("100000\t4999950000");
    assertThat(sql.run("CHECK TABLE kept.t SETTINGS check_query_single_value_result = 1"))
        .isEqualTo("1");
  }

  @Test
  void rows_surviveCleanRestart() throws Exception {
    ClickHouseEngine engine = ClickHouseEngine.start(options);
    try (engine) {
      createAndFill(new Sql(engine.httpUrl()));
    }
    EngineExit exit = engine.onExit().get();
    assertThat(exit.asked()).isTrue();
    assertThat(exit.code()).as(exit.lastLines()).isZero();
    assertThat(engine.isAlive()).isFalse();
    try (ClickHouseEngine again = ClickHouseEngine.start(options)) {
      expectFilled(new Sql(again.httpUrl()));
    }
  }

  @Test
  void acknowledgedRows_surviveKill() throws Exception {
    ClickHouseEngine engine = ClickHouseEngine.start(options);
    createAndFill(new Sql(engine.httpUrl()));
    engine.kill();
    assertThat(engine.isAlive()).isFalse();
    try (ClickHouseEngine again = ClickHouseEngine.start(options)) {
      expectFilled(new Sql(again.httpUrl()));
    }
  }

  @Test
  void signal_endsItCleanly() throws Exception {
    try (ClickHouseEngine engine = ClickHouseEngine.start(options)) {
      createAndFill(new Sql(engine.httpUrl()));
      ProcessHandle.of(engine.pid().getAsLong()).orElseThrow().destroy();
      EngineExit exit = engine.onExit().get(1, TimeUnit.MINUTES);
      assertThat(exit.asked()).isFalse();
      assertThat(exit.code()).as(exit.lastLines()).isZero();
      assertThat(dir.resolve("logs")).isDirectoryNotContaining("glob:**hs_err*");
    }
    try (ClickHouseEngine again = ClickHouseEngine.start(options)) {
      expectFilled(new Sql(again.httpUrl()));
    }
  }

  @Test
  void takenPort_isNamedWithTheOption() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> ClickHouseEngine.start(options.withPorts(0, taken.getLocalPort())))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("clickhouse")
          .hasMessageContaining("--port-base");
    }
  }

  @Test
  void brokenLibrary_failsWithTheLogQuoted() throws Exception {
    Path library = Files.writeString(dir.resolve("libchdb.so"), "no library at all");
    ClickHouseOptions broken =
        ClickHouseOptions.in(dir.resolve("home"), new ClickHouseSource.Library(library));
    assertThatThrownBy(() -> ClickHouseEngine.start(broken))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("clickhouse ended with code 1 while starting")
        .hasMessageContaining("last lines of")
        .hasMessageContaining("UnsatisfiedLinkError");
  }

  @Test
  void secondEngine_inTheSameDirectory_isRefusedAndHarmsNothing() throws Exception {
    try (ClickHouseEngine engine = ClickHouseEngine.start(options)) {
      assertThatThrownBy(() -> ClickHouseEngine.start(options))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining(dir + " is in use by pid " + engine.pid().getAsLong());
      assertThat(engine.isAlive()).isTrue();
    }
  }

  @Test
  void unsigned64_passesUnchanged() throws Exception {
    Sql sql = new Sql(SharedEngines.clickHouseUrl());
    String database = SharedEngines.freshName("u64");
    sql.run("CREATE DATABASE " + database);
    sql.run("CREATE TABLE " + database + ".t (n UInt64) ENGINE = MergeTree ORDER BY n");
    sql.run("INSERT INTO " + database + ".t VALUES (18446744073709551615), (0)");
    assertThat(sql.run("SELECT n FROM " + database + ".t ORDER BY n DESC"))
        .isEqualTo("18446744073709551615\n0");
    sql.run("DROP DATABASE " + database);
  }

  @Test
  void server_writesNoDiaryAndLivesInUtc() throws Exception {
    Sql sql = new Sql(SharedEngines.clickHouseUrl());
    sql.run("SYSTEM FLUSH LOGS");
    assertThat(
            sql.run(
                "SELECT name FROM system.tables WHERE database = 'system' AND name LIKE '%\\_log'"
                    + " AND engine LIKE '%MergeTree'"))
        .isEmpty();
    assertThat(sql.run("SELECT toString(toDateTime(0))")).isEqualTo("1970-01-01 00:00:00");
    assertThat(
            sql.run(
                "SELECT value FROM system.server_settings WHERE name = 'max_server_memory_usage'"))
        .isEqualTo("3000000000");
  }

  @Test
  void reader_mayReadAndNothingElse() throws Exception {
    Sql sql = new Sql(SharedEngines.clickHouseUrl());
    String reader = "?user=memwall_reader";
    assertThat(sql.send(reader, "SELECT count() > 0 FROM system.tables").body().trim())
        .isEqualTo("1");
    for (String forbidden :
        new String[] {
          "CREATE DATABASE stolen",
          "SELECT * FROM file('/etc/passwd', 'LineAsString')",
          "SELECT * FROM url('http://127.0.0.1:1/', 'CSV', 'a Int8')"
        }) {
      assertThat(sql.send(reader, forbidden).statusCode()).as(forbidden).isNotEqualTo(200);
    }
  }

  @Test
  void metrics_areServedForPrometheus() throws Exception {
    Sql sql = new Sql(SharedEngines.clickHouseUrl());
    assertThat(contentOf(URI.create(sql.url() + "/metrics").toURL()))
        .contains("ClickHouseMetrics_");
  }
}
