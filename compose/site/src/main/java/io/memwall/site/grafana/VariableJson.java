package io.memwall.site.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.memwall.site.grafana.Board.Variable;
import java.util.List;

/** What can be chosen at the top of a dashboard. */
final class VariableJson {
  /** Every dashboard has it: an imported capture instead of live traffic. */
  private static final Variable CAPTURE =
      new Variable(
          "capture", "Capture (empty: live, *: all)", List.of(), null, null, null, "", false);

  private VariableJson() {}

  static ArrayNode all(Board board) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    text(list.addObject(), CAPTURE);
    for (Variable variable : board.variables()) {
      ObjectNode json = list.addObject();
      if (variable.query() != null) {
        query(json, variable);
      } else if (variable.text() != null) {
        text(json, variable);
      } else {
        custom(json, variable);
      }
    }
    return list;
  }

  private static void named(ObjectNode json, String type, Variable variable) {
    json.put("type", type).put("name", variable.name()).put("label", variable.label());
    json.put("hide", 0).put("skipUrlSync", false);
  }

  private static void current(ObjectNode json, String text, String value) {
    json.putObject("current").put("selected", true).put("text", text).put("value", value);
  }

  private static void text(ObjectNode json, Variable variable) {
    named(json, "textbox", variable);
    json.put("query", variable.text());
    current(json, variable.text(), variable.text());
    json.putArray("options");
  }

  private static void custom(ObjectNode json, Variable variable) {
    named(json, "custom", variable);
    json.put("query", String.join(",", variable.values()));
    json.put("multi", false).put("includeAll", false);
    String first = variable.values().get(0);
    current(json, first, first);
    ArrayNode options = json.putArray("options");
    for (String value : variable.values()) {
      options
          .addObject()
          .put("selected", value.equals(first))
          .put("text", value)
          .put("value", value);
    }
  }

  private static void query(ObjectNode json, Variable variable) {
    named(json, "query", variable);
    var call = new Call(variable.query(), variable.with());
    call.columns(List.of(variable.column()));
    String sql =
        "SELECT DISTINCT %s FROM %s ORDER BY %s"
            .formatted(variable.column(), call.view(), variable.column());
    json.set("datasource", BoardJson.source());
    json.put("query", sql).put("regex", "").put("sort", 0);
    // 2: again whenever the range changes.
    json.put("refresh", 2).put("multi", !variable.one()).put("includeAll", !variable.one());
    // Without a current value Grafana takes the first one.
    if (!variable.one()) {
      ObjectNode current = json.putObject("current").put("selected", true);
      current.putArray("text").add("All");
      current.putArray("value").add("$__all");
    }
    json.putArray("options");
  }
}
