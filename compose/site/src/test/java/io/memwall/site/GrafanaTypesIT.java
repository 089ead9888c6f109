package io.memwall.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each dashboard is what the types say that Grafana publishes for it, and one with a mistake is
 * not. All are compiled at once.
 */
class GrafanaTypesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A board with panels of every kind, for mistakes. */
  private static final Path SPOILT = Tree.at("grafana/dashboards/fabric.json");

  private static final Map<String, String> DASHBOARDS = new HashMap<>();
  private static Map<String, List<String>> complaints;

  /**
   * A mistake in a dashboard.
   *
   * @param place JSON pointer, {@code KIND} standing for the first panel of that kind
   * @param value JSON; empty to take away what is there
   */
  record Mistake(String name, String place, String value) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Path> boards() {
    return Provisioned.boards();
  }

  static Stream<Mistake> mistakes() {
    String fields = "/panels/table/fieldConfig";
    return Stream.of(
        new Mistake("title-is-a-number", "/title", "7"),
        new Mistake("no-schema-version", "/schemaVersion", ""),
        new Mistake("no-such-field", "/tittle", "\"Fabric\""),
        new Mistake("no-such-cursor", "/graphTooltip", "9"),
        new Mistake("no-such-kind-of-link", "/links/0/type", "\"dashboard\""),
        new Mistake("no-such-kind-of-variable", "/templating/list/0/type", "\"text\""),
        new Mistake("no-such-refresh", "/templating/list/0/refresh", "5"),
        new Mistake("annotation-without-a-colour", "/annotations/list/0/iconColor", ""),
        new Mistake("no-such-panel", "/panels/table/type", "\"tabel\""),
        new Mistake("place-is-a-text", "/panels/table/gridPos/w", "\"12\""),
        new Mistake("no-such-option", "/panels/table/options/showHeaders", "true"),
        new Mistake("no-such-height", "/panels/table/options/cellHeight", "\"tiny\""),
        new Mistake("option-of-another-panel", "/panels/table/options/legend", "{}"),
        new Mistake("no-such-threshold", fields + "/defaults/thresholds/mode", "\"absolut\""),
        new Mistake("threshold-is-a-text", fields + "/defaults/thresholds/steps/0/value", "\"1\""),
        new Mistake("no-such-override", fields + "/overrides/0/properties/0/id", "\"units\""),
        new Mistake("unit-is-a-number", fields + "/overrides/0/properties/0/value", "3"),
        new Mistake(
            "cell-of-a-bar",
            "/panels/bargauge/fieldConfig/overrides/0/properties/0",
            "{\"id\": \"custom.cellOptions\", \"value\": {\"type\": \"color-text\"}}"),
        new Mistake("no-size-of-bars", "/panels/bargauge/options/minVizWidth", ""),
        new Mistake(
            "no-such-style",
            "/panels/timeseries/fieldConfig/defaults/custom/drawStyle",
            "\"lines\""),
        new Mistake(
            "no-such-field-of-a-line",
            "/panels/timeseries/fieldConfig/defaults/custom/linewidth",
            "1"),
        new Mistake("no-such-legend", "/panels/timeseries/options/legend/placement", "\"top\""),
        new Mistake("query-without-a-name", "/panels/timeseries/targets/0/refId", ""));
  }

  @BeforeAll
  static void compile() throws Exception {
    boards().forEach(board -> DASHBOARDS.put(name(board), Tree.text(board)));
    for (Mistake mistake : mistakes().toList()) {
      DASHBOARDS.put(mistake.name(), spoilt(mistake));
    }
    complaints =
        GrafanaTypes.complaints(Path.of("target/grafana-types").toAbsolutePath(), DASHBOARDS);
  }

  @ParameterizedTest
  @MethodSource("boards")
  void dashboard_isOfThePublishedTypes(Path board) {
    assertThat(complaints.get(name(board))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isSeen(Mistake mistake) {
    assertThat(complaints.get(mistake.name())).isNotEmpty();
  }

  @Test
  void types_areThoseOfTheGrafanaOfTheStack_andPinned() throws JsonProcessingException {
    assertThat(Tree.text(Tree.at("versions.env")))
        .contains("GRAFANA_IMAGE=grafana/grafana:" + GrafanaTypes.VERSION + "\n");
    JsonNode lock = JSON.readTree(GrafanaTypes.resource("package-lock.json")).get("packages");
    JsonNode wanted = JSON.readTree(GrafanaTypes.resource("package.json")).get("dependencies");
    assertThat(wanted.get("@grafana/schema").asText()).isEqualTo(GrafanaTypes.VERSION);
    assertThat(lock.get("").get("dependencies")).isEqualTo(wanted);
    assertThat(lock.toString()).doesNotContain("://");
    lock.properties().stream()
        .filter(entry -> !entry.getKey().isEmpty())
        .forEach(entry -> assertThat(entry.getValue().get("integrity").asText()).isNotBlank());
  }

  private static String name(Path board) {
    return board.getFileName().toString().replace(".json", "");
  }

  private static String spoilt(Mistake mistake) throws JsonProcessingException {
    JsonNode board = withOneOfEachKind();
    String place = mistake.place();
    for (String kind : List.of("table", "timeseries", "bargauge")) {
      place = place.replace("/panels/" + kind + "/", "/panels/" + first(board, kind) + "/");
    }
    int last = place.lastIndexOf('/');
    JsonNode parent = board.at(place.substring(0, last));
    String field = place.substring(last + 1);
    assertThat(parent.isContainerNode()).as(place).isTrue();
    if (parent instanceof ArrayNode list) {
      list.set(Integer.parseInt(field), JSON.readTree(mistake.value()));
    } else if (mistake.value().isEmpty()) {
      assertThat(((ObjectNode) parent).remove(field)).as(place).isNotNull();
    } else {
      ((ObjectNode) parent).set(field, JSON.readTree(mistake.value()));
    }
    return JSON.writeValueAsString(board);
  }

  /** Less for the compiler to read, many times over. */
  private static JsonNode withOneOfEachKind() {
    JsonNode board = Provisioned.json(SPOILT);
    var seen = new HashSet<String>();
    ((ArrayNode) board.get("panels")).removeIf(panel -> !seen.add(panel.get("type").asText()));
    return board;
  }

  private static int first(JsonNode board, String kind) {
    JsonNode panels = board.get("panels");
    return IntStream.range(0, panels.size())
        .filter(index -> panels.get(index).get("type").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
