package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * One live demo, and what goes on beside it. A test that finds it stopped starts it anew; the one
 * that stops it comes last to spare the others that.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class UpIT {
  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration LIVE = Duration.ofMinutes(2);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

  /** In the long form live rows go so soon that a test can wait for it. */
  private static final String KEEP_EVENTS = Boolean.getBoolean("memwall.full") ? "2s" : "10m";

  private static final Pattern TRUE_LINE =
      Pattern.compile("coverage 100\\.0 % .* ([1-9]\\d*) of \\1 figures equal the truth");
  private static final Pattern CLICKHOUSE = Pattern.compile("ClickHouse +(http://\\S+)");

  private static final DateTimeFormatter SQL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Path home;
  private Path data;
  private Path old;
  private Cli cli;
  private int portBase;
  private Child demo;

  @BeforeAll
  void prepare(@TempDir Path directory) {
    Own.clickHouse();
    home = directory;
    data = home.resolve("data");
    old = home.resolve("old.pcapng");
    cli = new Cli(home);
    portBase = Own.portBase();
    Cli.here(
            "simulate --scenario steady --requests 300 --start 1999-12-31T23:29:35Z --out"
                .split(" "),
            old)
        .succeeded();
  }

  @BeforeEach
  void startUnlessRunning() {
    if (demo != null) {
      return;
    }
    demo =
        cli.start(
            "up --demo --keep-events %s --keep-results 10m --port-base %d --data"
                .formatted(KEEP_EVENTS, portBase)
                .split(" "),
            data);
    demo.awaitLine(Pattern.compile("^ready in "), READY);
  }

  @AfterAll
  void stop() {
    if (demo != null) {
      demo.close();
    }
  }

  private Database database() {
    Matcher url = CLICKHOUSE.matcher(demo.out());
    assertThat(url.find()).as(demo.out()).isTrue();
    return new Database(url.group(1), "default", "", "memwall");
  }

  private void awaitTrueLines(int count) {
    demo.awaitMoreLines(TRUE_LINE, count, LIVE);
  }

  @Test
  @Order(1)
  void ready_saysWhatRunsWhere() {
    assertThat(demo.out())
        .contains("127.0.0.1:" + portBase)
        .contains("http://127.0.0.1:" + (portBase + 2))
        .contains("bandwidth, contention, ")
        .contains("Kafka to ClickHouse")
        .contains(data.toString())
        .contains("console      http://127.0.0.1:" + (portBase + 4) + "/")
        .contains("ask with: ");
  }

  @Test
  @Order(1)
  void liveLines_equalTheTruth() {
    awaitTrueLines(3);
    assertThat(demo.out()).containsPattern("h\\d-p\\d/[rt]x \\d+\\.\\d\\d Mb/s");
    assertThat(demo.out()).containsPattern("pool0 \\d+\\.\\d\\d MiB");
  }

  @Test
  @Order(1)
  void whatThereIs_isListed_andSoIsWhatChanged() {
    awaitTrueLines(1);
    // In the long form reports live for two seconds: between two of them there may be none.
    for (String thing : new String[] {"agents", "links", "pools", "tenants"}) {
      await(thing).atMost(LIVE).until(() -> !listed(thing, "json").json().path("rows").isEmpty());
    }
    await()
        .atMost(LIVE)
        .untilAsserted(
            () ->
                assertThat(listed("pools", "table").out())
                    .containsPattern("pool0 +\\d+\\.\\d\\d .iB .*100\\.0 %"));
    String top = "top --rounds 2 --every 0.2 -n 3 --data";
    var loaded = Cli.here(top.split(" "), data).succeeded();
    assertThat(loaded.out()).containsPattern("h\\d-p\\d/[rt]x .*b/s");
    assertThat(loaded.out().split("by load", -1)).hasSize(3);
    assertThat(Cli.here("changes", "--data", data.toString()).succeeded().out())
        .contains("first report");
  }

  @Test
  @Order(1)
  void whatItNeeds_isMeasured_withFormulaAndUnit() {
    awaitTrueLines(1);
    String words = "size --over 2s --scale 10 --replication 3 --data";
    assertThat(Cli.here(words.split(" "), data).succeeded().out())
        .containsPattern("memwall\\.flow +\\d.* [KM]iB +3 +\\d")
        .containsPattern("bandwidth +results +\\d.* 10 min")
        .containsPattern("Kafka +\\d.* CPU time of the process")
        .containsPattern("ClickHouse, disks of all servers +\\d.* [KMGT]iB")
        .contains("Formulas", "10 times the measured rates");
  }

  private Finished listed(String thing, String format) {
    return Cli.here("get", thing, "-o", format, "--data", data.toString()).succeeded();
  }

  @Test
  @Order(1)
  void clusterWithAName_isAsked() {
    String url = database().url();
    cli.run("context", "add", "lab", "--clickhouse", url, "--user", "default").succeeded();
    assertThat(cli.run("get", "cases", "--context", "lap").failed(1)).contains("lap", "lab");
    assertThat(cli.run("get", "pools", "--context", "lab").succeeded().out()).contains("pool0");
  }

  @Test
  @Order(1)
  void dataDirectoryInUse_isRefusedWithItsHolder() {
    String said = cli.run("up", "--data", data.toString()).failed(1);
    assertThat(said)
        .contains(
            data.toString(), String.valueOf(demo.pid()), "up --demo --keep-events " + KEEP_EVENTS);
  }

  @Test
  @Order(1)
  void portInUse_isRefusedByItsNumber() {
    var second =
        cli.start(("up --port-base " + portBase + " --data").split(" "), home.resolve("second"));
    try (second) {
      String said = second.ended(READY).failed(1);
      assertThat(said).containsPattern("\\b(%d|%d)\\b".formatted(portBase, portBase + 2));
    }
    assertThat(second.descendants()).isEmpty();
    assertThat(Own.runningOn(home.resolve("second"))).isEmpty();
  }

  @Test
  @Order(1)
  @EnabledIfSystemProperty(
      named = "memwall.full",
      matches = "true",
      disabledReason = "a minute or two of waiting: mvn -Pfull verify runs it")
  void caseOfLastCentury_isKeptApartFromLiveFigures_andOutlivesThem() throws Exception {
    awaitTrueLines(1);
    Instant began = Instant.now();
    Finished imported = cli.run("import", "--data", data.toString(), old.toString()).succeeded();
    assertThat(imported.out()).contains("case       old (pcapng, ", "1999-12-31T23:29:35Z");
    Instant ended = Instant.now();
    long frames = query("busiest_links", "--case", "old").total("frames");
    assertThat(frames).isPositive();
    assertThat(query("busiest_links").out()).contains("h7-p1/rx").doesNotContain("old/");
    await("what happened during the import is computed")
        .atMost(LIVE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(coverage(began, ended)).isNotEmpty().containsOnly(1.0));
    assertLiveRowsGo();
    assertThat(query("busiest_links", "--case", "old").total("frames")).isEqualTo(frames);
    assertThat(sum("flow", "case_name = 'old'")).isEqualTo(frames);
  }

  /** Of every live link and second of the range. */
  private List<Double> coverage(Instant from, Instant to) {
    var rows = query("link_bandwidth", "--from", from.toString(), "--to", to.toString()).json();
    var coverage = new ArrayList<Double>();
    rows.path("rows").forEach(row -> coverage.add(row.path("coverage").asDouble(-1)));
    return coverage;
  }

  /** What was stored by now is gone once its time is over and parts have been merged. */
  private void assertLiveRowsGo() {
    String stored = "case_name = '' AND t_end < '%s'".formatted(SQL_TIME.format(Instant.now()));
    await("live rows vanish")
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              administer("OPTIMIZE TABLE flow FINAL");
              assertThat(sum("flow", stored)).isZero();
            });
  }

  private long sum(String table, String condition) {
    String text = "SELECT sum(frames) FROM " + table + " FINAL WHERE " + condition;
    return ((Number) new QueryRunner(database()).sql(text).rows().get(0).get(0)).longValue();
  }

  private void administer(String statement) throws SQLException {
    try (Connection connection = database().connect();
        Statement command = connection.createStatement()) {
      command.execute(statement);
    }
  }

  private Finished query(String... words) {
    var all = new ArrayList<>(List.of("query"));
    all.addAll(List.of(words));
    all.addAll(List.of("--format", "json", "--data", data.toString()));
    return Cli.here(all.toArray(String[]::new)).succeeded();
  }

  @Test
  @Order(1)
  @EnabledIfSystemProperty(
      named = "memwall.full",
      matches = "true",
      disabledReason = "two imports more: mvn -Pfull verify runs it")
  void fileThatChangedUnderItsName_isRefused() throws Exception {
    String[] words = ("import --case changed --data " + data).split(" ");
    cli.start(words, old).ended(LIVE).succeeded();
    Path changed = Files.createDirectory(home.resolve("changed")).resolve("old.pcapng");
    Blocks.of(old).writeCut(changed, 100);
    assertThat(cli.start(words, changed).ended(LIVE).failed(1))
        .contains("case changed already holds", "old.pcapng", "--case");
    assertThat(query("cases", "--case", "changed").json().path("rows")).hasSize(1);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void sigterm_stopsEverythingInTime() {
    List<ProcessHandle> all = demo.descendants();
    assertThat(all).as("Kafka and ClickHouse").hasSizeGreaterThanOrEqualTo(2);
    assertThat(Own.runningOn(data)).containsAll(all);
    demo.terminate();
    Finished finished = demo.ended(STOP_WITHIN);
    assertThat(all).noneMatch(ProcessHandle::isAlive);
    assertThat(Own.runningOn(data)).isEmpty();
    assertThat(finished.err()).doesNotContain("Exception", "memwall: ");
    assertThat(data.resolve("stack.json")).doesNotExist();
    assertThat(Cli.here("import", old.toString(), "--data", data.toString()).failed(1))
        .contains("nothing runs on");
    demo = null;
  }
}
