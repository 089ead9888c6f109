package io.memwall.site.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.memwall.site.grafana.Board.Panel;
import java.util.List;
import java.util.Map;

/** A dashboard in Grafana's model, version 41 of its schema. */
final class BoardJson {
  /** The data source of every panel, as provisioned. */
  static final String SOURCE = "memwall-clickhouse";

  static final String PLUGIN = "grafana-clickhouse-datasource";

  private static final int SCHEMA = 41;
  private static final int WIDTH = 24;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Board board;

  BoardJson(Board board) {
    this.board = board;
  }

  ObjectNode json() {
    ObjectNode json = NODES.objectNode();
    json.putNull("id");
    json.put("uid", board.uid());
    json.put("title", "memwall · " + board.title());
    json.put("description", board.about());
    json.putArray("tags").add("memwall");
    json.put("schemaVersion", SCHEMA);
    json.put("version", 1);
    json.put("editable", false);
    json.put("graphTooltip", 1);
    json.put("timezone", "utc");
    json.put("refresh", "30s");
    json.putObject("time").put("from", board.from()).put("to", board.to());
    json.set("links", links());
    json.putObject("annotations").set("list", annotations());
    json.putObject("templating").set("list", VariableJson.all(board));
    json.set("panels", panels());
    return json;
  }

  static ObjectNode source() {
    return NODES.objectNode().put("type", PLUGIN).put("uid", SOURCE);
  }

  /** What the data source's editor would have written. */
  static ObjectNode target(String sql, boolean series) {
    ObjectNode target = NODES.objectNode();
    target.put("refId", "A");
    target.set("datasource", source());
    target.put("editorType", "sql");
    target.put("queryType", series ? "timeseries" : "table");
    target.put("format", series ? 0 : 1);
    target.put("rawSql", sql);
    return target;
  }

  private static ArrayNode links() {
    ArrayNode links = NODES.arrayNode();
    ObjectNode others = links.addObject();
    others.put("type", "dashboards").put("title", "memwall").put("icon", "external link");
    others.putArray("tags").add("memwall");
    others.put("asDropdown", true).put("includeVars", true).put("keepTime", true);
    others.put("targetBlank", false).put("tooltip", "The other dashboards, same range and choices");
    return links;
  }

  private static ArrayNode annotations() {
    ArrayNode list = NODES.arrayNode();
    String view = new Call("hotspot_changes", Map.of()).view();
    String sql =
        "SELECT t_end AS time, sentence AS text, state AS tags FROM " + view + " ORDER BY time";
    ObjectNode changes = list.addObject();
    changes.put("name", "Hotspots").put("enable", true).put("hide", false);
    changes.put("iconColor", "orange");
    changes.set("datasource", source());
    changes.set("target", target(sql, false));
    return list;
  }

  private ArrayNode panels() {
    ArrayNode panels = NODES.arrayNode();
    int top = 0;
    for (Board.Row row : board.rows()) {
      ObjectNode heading = panel(panels, "row", row.title(), place(0, top, WIDTH, 1));
      heading.put("collapsed", false).putArray("panels");
      top = placed(panels, row.panels(), top + 1);
    }
    return panels;
  }

  /** Side by side while they fit, else in a new line; returns where the next row begins. */
  private static int placed(ArrayNode panels, List<Panel> row, int top) {
    int left = 0;
    int line = top;
    int height = 0;
    for (Panel panel : row) {
      if (left + panel.width() > WIDTH) {
        line += height;
        left = 0;
        height = 0;
      }
      var place = place(left, line, panel.width(), panel.height());
      new PanelJson(panel).into(panel(panels, PanelJson.type(panel), panel.title(), place));
      left += panel.width();
      height = Math.max(height, panel.height());
    }
    return line + height;
  }

  private static ObjectNode panel(ArrayNode panels, String type, String title, ObjectNode place) {
    ObjectNode panel = panels.addObject();
    panel.put("id", panels.size()).put("type", type).put("title", title);
    panel.set("gridPos", place);
    return panel;
  }

  private static ObjectNode place(int left, int top, int width, int height) {
    return NODES.objectNode().put("x", left).put("y", top).put("w", width).put("h", height);
  }
}
