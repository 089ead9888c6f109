package io.memwall.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.memwall.site.grafana.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** What Grafana is provisioned with. */
final class Provisioned {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Provisioned() {}

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

  /** Every query of every dashboard and alert rule. */
  static List<Asked> queries() {
    var all = new ArrayList<Asked>();
    for (Path board : boards()) {
      all.addAll(Asked.of(board.getFileName().toString(), Tree.text(board)));
    }
    String rules = "grafana/provisioning/alerting/rules.yaml";
    for (JsonNode rule : yaml(Tree.at(rules)).at("/groups/0/rules")) {
      String sql = rule.at("/data/0/model/rawSql").asText();
      String place = "alert " + rule.get("title").asText();
      all.add(new Asked(place, "alert", sql, rules, "", false, Map.of(), "", ""));
    }
    return all;
  }
}
