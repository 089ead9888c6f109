package io.memwall.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * A query that Grafana is told to ask.
 *
 * @param place file and title, for messages
 * @param use what the answer is for: timeseries, table, bargauge, annotation, variable or alert
 * @param sql as written, with macros and variables
 * @param board file of the dashboard; of an alert rule the file of the rules
 * @param variable name of the variable that is asked for; empty for other uses
 */
record Asked(String place, String use, String sql, Path board, String variable) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> boards() {
    return Tree.files("grafana/dashboards", ".json");
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** YAML with its anchors and merges resolved, as Go's parser resolves them too. */
  static JsonNode yaml(Path file) {
    Object read = new Yaml().load(Tree.text(file));
    return new YAMLMapper().valueToTree(read);
  }

  static List<Asked> all() {
    var all = new ArrayList<Asked>();
    for (Path board : boards()) {
      ofBoard(board, all);
    }
    Path rules = Tree.at("grafana/provisioning/alerting/rules.yaml");
    for (JsonNode rule : yaml(rules).at("/groups/0/rules")) {
      String sql = rule.at("/data/0/model/rawSql").asText();
      all.add(new Asked("alert " + rule.get("title").asText(), "alert", sql, rules, ""));
    }
    return all;
  }

  private static void ofBoard(Path board, List<Asked> all) {
    JsonNode json = json(board);
    String name = board.getFileName().toString();
    for (JsonNode variable : json.at("/templating/list")) {
      if (variable.get("type").asText().equals("query")) {
        String called = variable.get("name").asText();
        String sql = variable.get("query").asText();
        all.add(new Asked(name + " variable " + called, "variable", sql, board, called));
      }
    }
    for (JsonNode note : json.at("/annotations/list")) {
      String sql = note.at("/target/rawSql").asText();
      all.add(new Asked(name + " " + note.get("name").asText(), "annotation", sql, board, ""));
    }
    for (JsonNode panel : json.get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String place = name + " " + panel.get("title").asText();
        String sql = target.get("rawSql").asText();
        all.add(new Asked(place, panel.get("type").asText(), sql, board, ""));
      }
    }
  }

  /** Fixed and free-text variables of the board with their first values. */
  Map<String, List<String>> given() {
    var given = new java.util.HashMap<String, List<String>>();
    for (JsonNode variable : json(board).at("/templating/list")) {
      if (!variable.get("type").asText().equals("query")) {
        given.put(variable.get("name").asText(), List.of(variable.at("/current/value").asText()));
      }
    }
    return given;
  }

  @Override
  public String toString() {
    return place;
  }
}
