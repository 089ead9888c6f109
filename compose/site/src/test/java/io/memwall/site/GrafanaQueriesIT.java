package io.memwall.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.site.Answer.Column;
import io.memwall.site.grafana.Asked;
import io.memwall.site.grafana.Macros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every query of every panel, variable, annotation and alert, asked of a real ClickHouse as the
 * user that Grafana is, about the data that saved queries are tested with.
 */
class GrafanaQueriesIT {
  /** Everything in that data but the case of 1999. */
  private static final Macros RANGE =
      new Macros(
          Instant.parse("2026-01-01T00:00:00Z"),
          Instant.parse("2026-06-01T00:00:00Z"),
          Duration.ofSeconds(60));

  /**
   * Of shorter ranges windows of 10 s are asked, and some of the data have no longer ones. What the
   * server says of its own disk is of now.
   */
  private static List<Macros> ranges() {
    return List.of(
        RANGE,
        minutes(Instant.parse("2026-03-02T10:00:00Z")),
        minutes(Instant.parse("2026-03-03T10:00:00Z")),
        minutes(Instant.now().minusSeconds(300)));
  }

  private static Macros minutes(Instant from) {
    return new Macros(from, from.plus(Duration.ofMinutes(10)), Duration.ofSeconds(1));
  }

  /** How long each query took, in ms; for people, not held to anything. */
  private static final Map<String, Long> MILLIS = new TreeMap<>();

  /** What the variables of a board offer. */
  private static final Map<Asked, List<String>> OFFERED = new HashMap<>();

  private static final Map<String, Answer> ANSWERS = new HashMap<>();

  /** A link of that data on which ports counted and no tap looked. */
  private static final String COUNTED = "l9/rx";

  private static SiteServer server;

  @BeforeAll
  static void start() throws Exception {
    server = SiteServer.get();
  }

  @AfterAll
  static void tell() throws IOException {
    var took = MILLIS.values().stream().sorted().toList();
    if (!took.isEmpty()) {
      System.getLogger(GrafanaQueriesIT.class.getName())
          .log(
              System.Logger.Level.INFO,
              "{0} queries of Grafana: p50 {1} ms, p95 {2} ms, longest {3} ms",
              took.size(),
              took.get(took.size() / 2),
              took.get((int) Math.ceil(0.95 * took.size()) - 1),
              took.get(took.size() - 1));
    }
    var lines = MILLIS.entrySet().stream().map(one -> one.getValue() + "\t" + one.getKey());
    Files.write(
        Files.createDirectories(Path.of("target")).resolve("grafana-queries.tsv"), lines.toList());
  }

  static List<Asked> asked() {
    return Provisioned.queries();
  }

  @ParameterizedTest
  @MethodSource("asked")
  void answer_isThereAndFitsItsUse(Asked asked) {
    var answer = answer(asked, "*");
    assertThat(answer.refused()).as(answer.text()).isFalse();
    assertThat(answer.rows()).as(asked.sql()).isNotEmpty();
    var columns = answer.columns();
    switch (asked.use()) {
      case "timeseries" -> assertSeries(asked, answer);
      case "annotation" -> {
        assertThat(columns).extracting(Column::name).containsExactly("time", "text", "tags");
        assertThat(columns.get(0)).matches(Column::isTime);
        assertThat(columns.subList(1, 3)).allMatch(Column::isText);
      }
      case "variable" -> assertThat(columns).singleElement().matches(Column::isText);
      case "alert" -> assertAlert(asked, answer);
      case "bargauge" -> {
        assertThat(columns.get(0)).matches(Column::isText);
        assertThat(columns.subList(1, columns.size())).allMatch(Column::isNumber);
      }
      default -> assertThat(asked.use()).isEqualTo("table");
    }
  }

  /** Grafana makes lines of rows: a time, texts that name the line, numbers; in order of time. */
  private static void assertSeries(Asked asked, Answer answer) {
    var columns = answer.columns();
    assertThat(columns.get(0).name()).isEqualTo("time");
    assertThat(columns.get(0)).matches(Column::isTime);
    long texts = columns.stream().filter(Column::isText).count();
    assertThat(columns.subList(1, 1 + (int) texts)).allMatch(Column::isText);
    assertThat(columns.subList(1 + (int) texts, columns.size()))
        .isNotEmpty()
        .allMatch(Column::isNumber);
    assertThat(answer.values(0)).doesNotContainNull().isSorted();
    // Two figures for one line and moment would overwrite each other.
    var live = answer(asked, "");
    assertThat(live.rows().stream().map(row -> key(row, (int) texts))).doesNotHaveDuplicates();
  }

  private static String key(com.fasterxml.jackson.databind.JsonNode row, int texts) {
    return IntStream.rangeClosed(0, texts)
        .mapToObj(column -> row.get(column).asText())
        .collect(Collectors.joining("\t"));
  }

  /** An alert instance has texts as its labels, no two alike, and one number. */
  private static void assertAlert(Asked asked, Answer answer) {
    var columns = answer.columns();
    int last = columns.size() - 1;
    assertThat(columns.subList(0, last)).isNotEmpty().allMatch(Column::isText);
    assertThat(columns.get(last)).matches(Column::isNumber);
    var live = answer(asked, "");
    assertThat(live.rows().stream().map(row -> key(row, last - 1))).doesNotHaveDuplicates();
  }

  /** Boards share questions, such as their annotations: each is asked once. */
  private static Answer answer(Asked asked, String capture) {
    Answer answer = null;
    for (Map<String, List<String>> values : choices(asked, capture)) {
      for (Macros range : ranges()) {
        answer = once(asked, sql(asked, values, capture, range));
        if (answer.refused() || !answer.rows().isEmpty()) {
          return answer;
        }
      }
    }
    return answer;
  }

  private static Answer once(Asked asked, String sql) {
    return ANSWERS.computeIfAbsent(
        sql,
        one -> {
          long begun = System.nanoTime();
          var answer = server.ask(SiteServer.READER, one);
          MILLIS.put(asked.place(), (System.nanoTime() - begun) / 1_000_000);
          return answer;
        });
  }

  private static String sql(
      Asked asked, Map<String, List<String>> values, String capture, Macros range) {
    // Alerts are of live entities, but the data's forecasts are those of a case.
    boolean alert = asked.use().equals("alert");
    String written = alert ? asked.sql().replace("''", "'" + capture + "'") : asked.sql();
    return range.expanded(Macros.interpolated(written, values));
  }

  /** What can be chosen: all of it, or of a variable of one value each in turn. */
  private static List<Map<String, List<String>>> choices(Asked asked, String capture) {
    if (asked.use().equals("alert")) {
      return List.of(Map.of());
    }
    var values = new HashMap<>(asked.given());
    values.put("capture", List.of(capture));
    List<Map<String, List<String>>> choices = List.of(values);
    for (Asked variable : asked()) {
      if (!variable.variable().isEmpty()
          && variable.board().equals(asked.board())
          && asked.sql().contains("${" + variable.variable() + ":")) {
        choices = with(choices, variable);
      }
    }
    return choices;
  }

  private static List<Map<String, List<String>>> with(
      List<Map<String, List<String>>> choices, Asked variable) {
    var offered = OFFERED.computeIfAbsent(variable, GrafanaQueriesIT::offered);
    var values = variable.all() ? List.of(offered) : offered.stream().map(List::of).toList();
    var all = new ArrayList<Map<String, List<String>>>();
    for (Map<String, List<String>> choice : choices) {
      for (List<String> value : values) {
        var one = new HashMap<>(choice);
        one.put(variable.variable(), value);
        all.add(one);
      }
    }
    return all;
  }

  private static List<String> offered(Asked variable) {
    var values = new HashMap<>(variable.given());
    values.put("capture", List.of("*"));
    var offered = new TreeSet<String>();
    for (Macros range : ranges()) {
      String sql = range.expanded(Macros.interpolated(variable.sql(), values));
      offered.addAll(server.ask(SiteServer.READER, sql).values(0));
    }
    if (variable.variable().equals("link")) {
      offered.add(COUNTED);
    }
    return List.copyOf(offered);
  }
}
