package io.memwall.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.site.grafana.Asked;
import io.memwall.sql.SavedQueries;
import io.memwall.sql.SavedQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shape of what Grafana is given, as far as the types that it publishes do not say: calls of
 * saved queries, panels that do not overlap, links that lead somewhere.
 */
class GrafanaFilesTest {
  private static final String SOURCE = "memwall-clickhouse";
  private static final String PLUGIN = "grafana-clickhouse-datasource";
  private static final int WIDTH = 24;

  private static final String NAME = "[a-z_][a-z0-9_]*";
  private static final String COLUMN = NAME + "( AS " + NAME + ")?";
  private static final String VALUE =
      "(\\$__(from|to)Time_ms|\\$\\{" + NAME + "(:sqlstring)?}|'[^'$]*'|\\d+)";
  private static final String CHOICE =
      NAME + " IN \\((\\$\\{" + NAME + ":sqlstring}|'[A-Z]+'(, '[A-Z]+')*)\\)";
  private static final Pattern CALL =
      Pattern.compile(
          "SELECT (?:DISTINCT )?(?<columns>%1$s(?:, %1$s)*) FROM (?<query>%2$s)\\((?<with>%2$s = %3$s(?:, %2$s = %3$s)*)\\)(?: WHERE %4$s(?: AND %4$s)*)?(?: ORDER BY %2$s)?"
              .formatted(COLUMN, NAME, VALUE, CHOICE));

  static List<Path> boards() {
    return Provisioned.boards();
  }

  static List<Asked> asked() {
    return Provisioned.queries();
  }

  @ParameterizedTest
  @MethodSource("asked")
  void query_isTheCallOfOneSavedQueryAndNothingElse(Asked asked) {
    var call = CALL.matcher(asked.sql());
    assertThat(call.matches()).as(asked.sql()).isTrue();
    SavedQuery query = SavedQueries.named(call.group("query"));
    var given =
        Stream.of(call.group("with").split(", ", -1)).map(pair -> pair.split(" = ", 2)[0]).toList();
    assertThat(given)
        .containsExactlyInAnyOrderElementsOf(
            query.parameters().stream().map(io.memwall.sql.Parameter::name).toList());
  }

  /** A panel that shows something else than the range above it would mislead. */
  @ParameterizedTest
  @MethodSource("asked")
  void query_isOfTheRangeAndCaptureChosen(Asked asked) {
    var call = CALL.matcher(asked.sql());
    assertThat(call.matches()).isTrue();
    String capture = asked.use().equals("alert") ? "''" : "${capture:sqlstring}";
    assertThat(call.group("with"))
        .startsWith("from = $__fromTime_ms, to = $__toTime_ms, case_name = " + capture);
  }

  /** Who has Grafana misses nothing. */
  @Test
  void savedQueries_areAllOnABoard() {
    var shown = new HashSet<String>();
    for (Asked asked : asked()) {
      var call = CALL.matcher(asked.sql());
      assertThat(call.matches()).isTrue();
      shown.add(call.group("query"));
    }
    assertThat(SavedQueries.all().stream().map(SavedQuery::name))
        .allSatisfy(name -> assertThat(shown).contains(name));
  }

  @ParameterizedTest
  @MethodSource("asked")
  void panel_showsTheCoverageOfItsFigures(Asked asked) {
    var call = CALL.matcher(asked.sql());
    assertThat(call.matches()).isTrue();
    boolean told =
        SavedQueries.named(call.group("query")).columns().stream()
            .anyMatch(column -> column.name().equals("coverage"));
    boolean figures = List.of("timeseries", "bargauge").contains(asked.use());
    if (told && figures) {
      assertThat(List.of(call.group("columns").split(", ", -1))).contains("coverage");
    }
  }

  @ParameterizedTest
  @MethodSource("asked")
  void variable_thatIsUsed_isOfTheBoard(Asked asked) {
    var used = Pattern.compile("\\$\\{(\\w+)").matcher(asked.sql());
    Set<String> known =
        asked.use().equals("alert")
            ? Set.of()
            : variables(Tree.at("grafana/dashboards/" + asked.board()));
    while (used.find()) {
      assertThat(known).contains(used.group(1));
    }
  }

  @ParameterizedTest
  @MethodSource("boards")
  void panels_haveNumbersOfTheirOwnAndDoNotOverlap(Path board) {
    var ids = new HashSet<Integer>();
    var cells = new HashSet<String>();
    for (JsonNode panel : Provisioned.json(board).get("panels")) {
      assertThat(ids.add(panel.get("id").asInt())).as(panel.get("title").asText()).isTrue();
      JsonNode at = panel.get("gridPos");
      assertThat(at.get("x").asInt() + at.get("w").asInt()).isLessThanOrEqualTo(WIDTH);
      for (int x = 0; x < at.get("w").asInt(); x++) {
        for (int y = 0; y < at.get("h").asInt(); y++) {
          String cell = (at.get("x").asInt() + x) + "/" + (at.get("y").asInt() + y);
          assertThat(cells.add(cell)).as(panel.get("title") + " at " + cell).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("boards")
  void panel_hasATypeASourceUnitsAndAWordForTheUnknown(Path board) {
    for (JsonNode panel : Provisioned.json(board).get("panels")) {
      String type = panel.get("type").asText();
      if (type.equals("row")) {
        continue;
      }
      assertThat(type).isIn("timeseries", "table", "bargauge");
      assertThat(panel.at("/datasource/uid").asText()).isEqualTo(SOURCE);
      assertThat(panel.at("/datasource/type").asText()).isEqualTo(PLUGIN);
      assertThat(panel.get("description").asText()).isNotBlank();
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
      assertThat(panel.at("/fieldConfig/defaults/noValue").asText()).isEqualTo("unknown");
      assertThat(panel.at("/fieldConfig/defaults/thresholds/steps")).isNotEmpty();
      assertThat(panel.get("targets")).hasSize(1);
      JsonNode target = panel.at("/targets/0");
      assertThat(target.get("datasource")).isEqualTo(panel.get("datasource"));
      assertThat(target.get("editorType").asText()).isEqualTo("sql");
      boolean series = type.equals("timeseries");
      assertThat(target.get("queryType").asText()).isEqualTo(series ? "timeseries" : "table");
      assertThat(target.get("format").asInt()).isEqualTo(series ? 0 : 1);
    }
  }

  @ParameterizedTest
  @MethodSource("boards")
  void thresholds_rise(Path board) {
    for (JsonNode steps : Provisioned.json(board).findValues("steps")) {
      assertThat(steps.get(0).get("value").isNull()).isTrue();
      var values = StreamSupport.stream(steps.spliterator(), false).skip(1).toList();
      assertThat(values.stream().map(step -> step.get("value").asDouble())).isSorted();
    }
  }

  @Test
  void boards_haveNamesOfTheirOwnAndLinkToEachOther() {
    Map<String, Set<String>> known = new HashMap<>();
    for (Path board : boards()) {
      JsonNode json = Provisioned.json(board);
      assertThat(known.put(json.get("uid").asText(), variables(board))).isNull();
      assertThat(json.at("/links/0/type").asText()).isEqualTo("dashboards");
      assertThat(json.at("/links/0/tags")).isEqualTo(json.get("tags"));
    }
    var links = Pattern.compile("/d/([a-z-]+)\\?var-(\\w+)=");
    var reached = new HashSet<String>();
    for (Path board : boards()) {
      for (String url : Provisioned.json(board).findValuesAsText("url")) {
        var link = links.matcher(url);
        assertThat(link.find()).as(url).isTrue();
        assertThat(known).containsKey(link.group(1));
        assertThat(known.get(link.group(1))).contains(link.group(2));
        reached.add(link.group(1));
      }
    }
    assertThat(reached)
        .contains("memwall-link", "memwall-pools", "memwall-hotspots", "memwall-itself");
  }

  @Test
  void alertRules_haveNamesOfTheirOwnAndPointAtBoards() {
    var boards =
        boards().stream().map(board -> Provisioned.json(board).get("uid").asText()).toList();
    var uids = new ArrayList<String>();
    for (JsonNode rule :
        Provisioned.yaml(Tree.at("grafana/provisioning/alerting/rules.yaml"))
            .at("/groups/0/rules")) {
      uids.add(rule.get("uid").asText());
      assertThat(rule.get("condition").asText()).isEqualTo("B");
      assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
      assertThat(boards).contains(rule.at("/annotations/__dashboardUid__").asText());
      assertThat(rule.at("/data/0/datasourceUid").asText()).isEqualTo(SOURCE);
      assertThat(rule.at("/data/0/refId").asText()).isEqualTo("A");
      assertThat(rule.at("/data/1/datasourceUid").asText()).isEqualTo("__expr__");
      assertThat(rule.at("/data/1/model/expression").asText()).isEqualTo("A");
      labels(rule);
    }
    assertThat(uids).hasSizeGreaterThanOrEqualTo(7).doesNotHaveDuplicates();
  }

  /** A summary may name only what the query tells. */
  private static void labels(JsonNode rule) {
    var used =
        Pattern.compile("\\$labels\\.(\\w+)").matcher(rule.at("/annotations/summary").asText());
    var call = CALL.matcher(rule.at("/data/0/model/rawSql").asText());
    assertThat(call.matches()).isTrue();
    while (used.find()) {
      assertThat(List.of(call.group("columns").split(", ", -1))).contains(used.group(1));
    }
  }

  @Test
  void contactPoint_isWhereThePolicySends() {
    JsonNode points = Provisioned.yaml(Tree.at("grafana/provisioning/alerting/contactpoints.yaml"));
    JsonNode policies = Provisioned.yaml(Tree.at("grafana/provisioning/alerting/policies.yaml"));
    assertThat(policies.at("/policies/0/receiver")).isEqualTo(points.at("/contactPoints/0/name"));
  }

  @Test
  void dataSource_isTheReaderWithItsPasswordInAFile() {
    JsonNode source =
        Provisioned.yaml(Tree.at("grafana/provisioning/datasources/clickhouse.yaml"))
            .at("/datasources/0");
    assertThat(source.get("uid").asText()).isEqualTo(SOURCE);
    assertThat(source.get("type").asText()).isEqualTo(PLUGIN);
    assertThat(source.at("/jsonData/username").asText()).isEqualTo(SiteServer.READER);
    assertThat(source.at("/jsonData/defaultDatabase").asText()).isEqualTo(SiteServer.DATABASE);
    assertThat(source.at("/secureJsonData/password").asText()).startsWith("$__file{/run/secrets/");
  }

  private static Set<String> variables(Path board) {
    var names = new HashSet<String>();
    for (JsonNode variable : Provisioned.json(board).at("/templating/list")) {
      assertThat(variable.get("type").asText()).isIn("textbox", "custom", "query");
      assertThat(names.add(variable.get("name").asText())).isTrue();
    }
    return names;
  }
}
