package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.collectors.simulator.Recording;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Captures are loaded, loaded again, and asked about when nothing runs any more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OnceIT {
  private static final int REPEATED = 50;
  private static final int FRAMES_BEFORE_THE_CUT = 300;

  private Path home;
  private Cli cli;
  private Path data;
  private Finished first;
  private Held held;

  @BeforeAll
  void load(@TempDir Path directory) throws Exception {
    Own.clickHouse();
    home = directory;
    cli = new Cli(home);
    data = home.resolve("data");
    record(Scenario.STEADY);
    record(Scenario.PINGPONG);
    Blocks.of(home.resolve("steady.pcapng"))
        .repeated(REPEATED)
        .writeCut(home.resolve("cut.pcapng"), FRAMES_BEFORE_THE_CUT);
    first = loadAll();
    held = Held.copyOf(data, home.resolve("held"));
  }

  @AfterAll
  void stop() {
    if (held != null) {
      held.close();
    }
  }

  private void record(Scenario scenario) throws Exception {
    // A request every 10 ms: the capture covers two seconds, so it has intervals to cut.
    var options =
        SimulationOptions.of(scenario)
            .withSeed(7)
            .withInterArrivalNanos(10_000_000)
            .withRequests(200);
    Recording.write(
        options,
        home.resolve(scenario.word() + ".pcapng"),
        Optional.of(home.resolve(scenario.word() + ".truth")));
  }

  private Finished loadAll() {
    var words = new ArrayList<>(List.of("up", "--once", "--data", data.toString(), "--pcap"));
    for (String name : List.of("steady", "pingpong", "cut")) {
      words.add(home.resolve(name + ".pcapng").toString());
    }
    RealCaptures.given().ifPresent(captures -> words.addAll(captures.loadable()));
    return cli.run(words.toArray(String[]::new)).succeeded();
  }

  private Finished ask(String... words) {
    return ask(held.directory(), words);
  }

  private Finished askAtRest(String... words) {
    return ask(data, words);
  }

  private static Finished ask(Path directory, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", directory.toString()));
    return Cli.here(all.toArray(String[]::new));
  }

  private static JsonNode content(Path directory) {
    return ask(directory, "sql", Digests.statement(), "--format", "json")
        .succeeded()
        .json()
        .path("rows");
  }

  @Test
  void summary_saysWhatWasRead() throws Exception {
    assertThat(first.out())
        .contains("case       steady (pcapng, ")
        .contains("case       pingpong (pcapng, ")
        .contains("messages   A.Get 400, D.AccessAckData 400")
        .contains("of these %d TLoE".formatted(truth("steady").total("frames")));
  }

  @Test
  void cutCapture_countsUpToTheCut_andSaysSo() {
    assertThat(first.out()).containsPattern("(?m)^cut .*at byte \\d+");
    var totals = ask("query", "busiest_links", "--case", "cut", "--format", "json").succeeded();
    assertThat(totals.total("frames")).isEqualTo(FRAMES_BEFORE_THE_CUT);
    assertThat(totals.total("retrans_frames")).isEqualTo(1);
    var cases = ask("query", "cases", "--case", "cut", "--format", "json").succeeded();
    assertThat(cases.figure("truncated_at"))
        .isEqualTo(home.resolve("cut.pcapng").toFile().length());
  }

  @Test
  void figures_equalTheTruth() throws Exception {
    for (String name : new String[] {"steady", "pingpong"}) {
      var answer = ask("query", "busiest_links", "--case", name, "--format", "json").succeeded();
      for (String figure : new String[] {"frames", "messages", "retrans_frames", "wire_bytes"}) {
        assertThat(answer.total(figure))
            .as(name + " " + figure)
            .isEqualTo(truth(name).total(figure));
      }
      assertThat(answer.json().path("rows")).allMatch(row -> row.path("coverage").asDouble() == 1);
      assertThat(answer.json().path("case").asText()).isEqualTo(name);
      assertThat(answer.json().path("from").asText()).isEqualTo("2026-01-01T00:00:00Z");
    }
  }

  @Test
  void hotLines_haveTheTruthsGrantsProbesAndTransfers() throws Exception {
    String statement =
        """
        SELECT sum(arraySum(`lines.grants_t`)) AS grants, sum(arraySum(`lines.transfers`)) AS transfers,
          sum(arraySum(arrayMap(caps -> arraySum(caps), `lines.probe`))) AS probes
        FROM hot FINAL WHERE case_name = 'pingpong'
        """;
    var answer = ask("sql", statement, "--format", "json").succeeded();
    assertThat(answer.figure("transfers")).isPositive();
    for (String figure : new String[] {"grants", "probes", "transfers"}) {
      assertThat(answer.figure(figure)).as(figure).isEqualTo(truth("pingpong").ofLines(figure));
    }
  }

  @Test
  void contention_hasTheClosedFormOfTurnsOnALine() throws Exception {
    String statement =
        """
        SELECT sum(transfers) AS transfers, sum(grants_t) AS grants, min(ping_pong) = 1 AS to_and_fro,
          sum(arraySum(probe)) AS probes, sum(arraySum(acquire)) AS acquires, count() AS pools
        FROM contention FINAL WHERE case_name = 'pingpong' AND view = 'POOL'
        """;
    var answer = ask("sql", statement, "--format", "json").succeeded();
    for (String figure : new String[] {"grants", "probes", "transfers", "acquires"}) {
      assertThat(answer.figure(figure)).as(figure).isEqualTo(truth("pingpong").ofLines(figure));
    }
    assertThat(answer.figure("transfers"))
        .isEqualTo(answer.figure("grants") - answer.figure("pools"));
    assertThat(answer.figure("to_and_fro")).isEqualTo(1);
  }

  @Test
  void connections_haveTheirTurns_andNoEventIsMissing() {
    String statement =
        """
        SELECT uniqExact(tap_id, conn_id) AS connections, countIf(kind = 'FIRST_SEEN') AS seen,
          countIf(kind = 'ESTABLISHED') AS established, countIf(kind = 'VIOLATION') AS violations
        FROM connection FINAL WHERE case_name = 'steady'
        """;
    var turns = ask("sql", statement, "--format", "json").succeeded();
    assertThat(turns.figure("connections")).isPositive();
    assertThat(turns.figure("seen")).isEqualTo(turns.figure("connections"));
    assertThat(turns.figure("established")).isEqualTo(turns.figure("connections"));
    assertThat(turns.figure("violations")).isZero();
    var coverage = ask("query", "coverage", "--case", "pingpong", "--format", "json").succeeded();
    assertThat(coverage.total("missing")).isZero();
    assertThat(coverage.json().path("rows").findValuesAsText("events"))
        .contains("flow", "hot", "connection", "health");
  }

  @Test
  void sqlInAProcessOfItsOwn_agreesByHalf() throws Exception {
    String statement =
        """
        SELECT concat(replace(assumeNotNull(tap_id), 'steady/', ''), ' ', assumeNotNull(mac_src),
          ' ', assumeNotNull(mac_dst)) AS half, sum(frames) AS frames, sum(goodput_bytes) AS goodput
        FROM bandwidth FINAL
        WHERE case_name = 'steady' AND entity_kind = 'LINK' AND window_ns = 1000000000
        GROUP BY half ORDER BY half
        """;
    var answer =
        cli.run("sql", statement, "--format", "json", "--data", data.toString()).succeeded().json();
    Map<String, Long> frames = new TreeMap<>();
    Map<String, Long> goodput = new TreeMap<>();
    for (JsonNode row : answer.path("rows")) {
      frames.put(row.path("half").asText(), row.path("frames").asLong());
      goodput.put(row.path("half").asText(), row.path("goodput").asLong());
    }
    assertThat(frames).isEqualTo(truth("steady").halves("frames"));
    assertThat(goodput).isEqualTo(truth("steady").halves("goodput_bytes"));
  }

  @Test
  void everyTable_hasRows() {
    assertThat(content(held.directory())).hasSize(6).allMatch(row -> row.path("rows").asLong() > 0);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "memwall.full",
      matches = "true",
      disabledReason = "the same load once more: mvn -Pfull verify runs it")
  void loadingAgain_changesNothing() {
    var before = content(data);
    assertThat(loadAll().out()).isEqualTo(first.out());
    assertThat(content(data)).isEqualTo(before);
  }

  @Test
  void dataAtRest_isAskedAboutWhole_inEveryFormat() throws Exception {
    String words = "query busiest_links --param top=100 --format ";
    var json = askAtRest((words + "json").split(" ")).succeeded();
    long frames =
        truth("steady").total("frames")
            + truth("pingpong").total("frames")
            + FRAMES_BEFORE_THE_CUT
            + RealCaptures.given().map(any -> RealCaptures.FRAMES).orElse(0L);
    assertThat(json.total("frames")).isEqualTo(frames);
    String from = json.json().path("from").asText();
    String to = json.json().path("to").asText();
    // The same of an engine that runs, and is asked about its last hour unless told.
    words =
        "query busiest_links --case * --param top=100 --from %s --to %s --format "
            .formatted(from, to);
    var csv = ask((words + "csv").split(" ")).succeeded();
    assertThat(csv.out().lines())
        .hasSize(1 + json.json().path("rows").size())
        .first()
        .isEqualTo("link,frames,messages,retrans_frames,wire_bytes,goodput_bytes,coverage");
    var table = ask((words + "table").split(" ")).succeeded();
    assertThat(table.out()).containsPattern("total +" + frames);
    String range = "%s to %s".formatted(from, to);
    assertThat(csv.err()).contains(range);
    assertThat(table.err() + table.out()).contains(range);
  }

  @Test
  void unknownCase_namesTheCases() {
    assertThat(ask("query", "busiest_links", "--case", "stedy").failed(1))
        .contains("stedy", "cut", "pingpong", "steady");
  }

  @Test
  void helloUart_hasTheFiguresOfItsAuthors() {
    RealCaptures.required();
    var answer = ask("query", "busiest_links", "--case", "hello_uart", "--format", "json");
    assertThat(answer.succeeded().total("frames")).isEqualTo(17_370);
    assertThat(answer.total("messages")).isEqualTo(84);
    assertThat(answer.total("retrans_frames")).isEqualTo(1);
    var sums =
        ask(
            "sql",
            "SELECT sum(frames) AS frames, sum(arraySum(`messages.count`)) AS messages,"
                + " sum(retrans_frames) AS repeats FROM flow FINAL WHERE case_name = 'hello_uart'",
            "--format",
            "json");
    assertThat(sums.succeeded().figure("frames")).isEqualTo(17_370);
    assertThat(sums.figure("messages")).isEqualTo(84);
    assertThat(sums.figure("repeats")).isEqualTo(1);
  }

  @Test
  void etriBasic_hasTheFiguresOfItsAuthors() {
    RealCaptures.required();
    var links = ask("query", "busiest_links", "--case", "etri-basic", "--format", "json");
    assertThat(links.succeeded().total("frames")).isEqualTo(577);
    var operations = ask("query", "operations", "--case", "etri-basic", "--format", "json");
    Map<String, Long> messages = new TreeMap<>();
    for (JsonNode row : operations.succeeded().json().path("rows")) {
      messages.put(row.path("operation").asText(), row.path("messages").asLong());
    }
    assertThat(messages)
        .isEqualTo(
            Map.of(
                "A.PutFullData",
                112L,
                "A.Get",
                112L,
                "D.AccessAck",
                112L,
                "D.AccessAckData",
                112L));
  }

  private Truth truth(String name) throws Exception {
    var truth = Truth.of(home.resolve(name + ".truth"));
    assertThat(truth.total("frames")).isPositive();
    return truth;
  }
}
