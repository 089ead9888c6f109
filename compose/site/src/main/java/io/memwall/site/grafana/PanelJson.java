package io.memwall.site.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.memwall.site.grafana.Board.Kind;
import io.memwall.site.grafana.Board.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One panel: its question, and how the answer looks. */
final class PanelJson {
  private static final int HOURS_OF_A_DAY = 24;

  /** Columns that say how it stands. */
  private static final List<String> STATES = List.of("state", "severity");

  /** Below this a figure's coverage is shown as poor. */
  private static final double WHOLE = 0.99;

  /** Columns that name something another dashboard is about: dashboard and its variable. */
  private static final Map<String, String[]> ABOUT =
      Map.of(
          "link", new String[] {"memwall-link", "link"},
          "pool", new String[] {"memwall-pools", "pool"},
          "entity", new String[] {"memwall-hotspots", "entity"},
          "agent", new String[] {"memwall-itself", "node"},
          "busiest_link", new String[] {"memwall-link", "link"},
          "line", new String[] {"memwall-contention", "place"},
          "region", new String[] {"memwall-contention", "place"},
          "place", new String[] {"memwall-contention", "place"},
          "node", new String[] {"memwall-itself", "node"});

  private final Panel panel;
  private final Call call;

  PanelJson(Panel panel) {
    this.panel = panel;
    this.call = new Call(panel.query(), panel.with());
  }

  static String type(Panel panel) {
    return switch (panel.kind()) {
      case SERIES -> "timeseries";
      case TABLE -> "table";
      case BARS -> "bargauge";
    };
  }

  void into(ObjectNode json) {
    json.put("description", description());
    if (!panel.last().isEmpty()) {
      json.put("timeFrom", panel.last());
    }
    json.set("datasource", BoardJson.source());
    json.putArray("targets").add(BoardJson.target(sql(), panel.kind() == Kind.SERIES));
    ObjectNode config = json.putObject("fieldConfig");
    defaults(config.putObject("defaults"));
    ArrayNode overrides = config.putArray("overrides");
    if (panel.kind() == Kind.SERIES) {
      coverageLine(overrides);
    } else {
      shown().forEach(column -> override(overrides, column));
    }
    options(json.putObject("options"));
  }

  /** The question, what the figures mean, and where the formulas are explained. */
  private String description() {
    var text = new StringBuilder(call.title());
    if (panel.kind() != Kind.TABLE) {
      // A table's columns explain themselves, each in its heading.
      shown().forEach(column -> text.append("\n\n").append(explained(column)));
    }
    return text.append("\n\nSaved query ")
        .append(panel.query())
        .append(": docs/metrics.md#")
        .append(panel.query())
        .toString();
  }

  private String explained(String column) {
    return column + ": " + call.meaning(column);
  }

  private String sql() {
    var columns = new ArrayList<String>();
    if (panel.kind() == Kind.SERIES) {
      call.columns(List.of(panel.time()));
      columns.add(panel.time().equals("time") ? "time" : panel.time() + " AS time");
    }
    if (panel.kind() != Kind.TABLE) {
      columns.addAll(panel.by());
    }
    columns.addAll(shown());
    String order = panel.kind() == Kind.SERIES ? " ORDER BY time" : "";
    return "SELECT %s FROM %s%s%s"
        .formatted(String.join(", ", columns), call.view(), Call.where(panel.where()), order);
  }

  private List<String> shown() {
    return call.columns(panel.columns());
  }

  private void defaults(ObjectNode defaults) {
    boolean table = panel.kind() == Kind.TABLE;
    defaults.put("unit", table ? "none" : Unit.of(call.meaning(shown().get(0))));
    // What is not known is said to be so, never drawn as 0.
    defaults.put("noValue", "unknown");
    if (panel.kind() == Kind.SERIES) {
      ObjectNode custom = defaults.putObject("custom");
      custom.put("drawStyle", "line").put("lineWidth", 1).put("showPoints", "auto");
      custom.put("spanNulls", false);
      custom
          .putObject("thresholdsStyle")
          .put("mode", panel.thresholds().isEmpty() ? "off" : "dashed");
    }
    defaults
        .putObject("color")
        .put("mode", panel.kind() == Kind.BARS ? "thresholds" : "palette-classic");
    defaults.set("thresholds", thresholds(panel.thresholds(), "green"));
  }

  private static ObjectNode thresholds(Map<String, String> from, String base) {
    ObjectNode thresholds =
        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    thresholds.put("mode", "absolute");
    ArrayNode steps = thresholds.putArray("steps");
    steps.addObject().put("color", base).putNull("value");
    from.forEach(
        (value, color) ->
            steps.addObject().put("color", color).put("value", Double.parseDouble(value)));
    return thresholds;
  }

  /** Coverage is a thin line on an axis of its own, on every panel that has it. */
  private void coverageLine(ArrayNode overrides) {
    if (shown().contains("coverage")) {
      line(overrides, "coverage", "percentunit", 1);
    }
    if (shown().contains("covered_h")) {
      line(overrides, "covered_h", "h", HOURS_OF_A_DAY);
    }
  }

  private static void line(ArrayNode overrides, String column, String unit, int max) {
    ObjectNode override = overrides.addObject();
    override.putObject("matcher").put("id", "byRegexp").put("options", "/^" + column + "/");
    ArrayNode properties = override.putArray("properties");
    property(properties, "unit").put("value", unit);
    property(properties, "min").put("value", 0);
    property(properties, "max").put("value", max);
    property(properties, "custom.axisPlacement").put("value", "right");
    property(properties, "custom.lineStyle").putObject("value").put("fill", "dot");
    property(properties, "color").putObject("value").put("mode", "fixed").put("fixedColor", "gray");
  }

  private void override(ArrayNode overrides, String column) {
    ObjectNode override = overrides.addObject();
    override.putObject("matcher").put("id", "byName").put("options", column);
    ArrayNode properties = override.putArray("properties");
    property(properties, "unit").put("value", Unit.of(call.meaning(column)));
    property(properties, "description").put("value", call.meaning(column));
    if (column.equals("coverage")) {
      property(properties, "min").put("value", 0);
      property(properties, "max").put("value", 1);
      property(properties, "thresholds")
          .set("value", thresholds(Map.of(Double.toString(WHOLE), "green"), "gray"));
      coloured(properties);
    } else if (STATES.contains(column)) {
      states(properties);
    } else if (!panel.thresholds().isEmpty() && panel.columns().indexOf(column) == 0) {
      property(properties, "thresholds").set("value", thresholds(panel.thresholds(), "green"));
      coloured(properties);
    }
    link(properties, column);
  }

  private void states(ArrayNode properties) {
    ObjectNode mapping = property(properties, "mappings").putArray("value").addObject();
    ObjectNode options = mapping.put("type", "value").putObject("options");
    colour(options, "CRITICAL", "red");
    colour(options, "WARN", "orange");
    colour(options, "WARNING", "orange");
    colour(options, "OK", "green");
    colour(options, "UNKNOWN", "gray");
    colour(options, "UNCERTAIN", "gray");
    coloured(properties);
  }

  private static void colour(ObjectNode options, String value, String color) {
    options.putObject(value).put("color", color);
  }

  /** In a table the text takes the colour; a bar has it anyway. */
  private void coloured(ArrayNode properties) {
    if (panel.kind() == Kind.TABLE) {
      property(properties, "custom.cellOptions").putObject("value").put("type", "color-text");
    }
  }

  private void link(ArrayNode properties, String column) {
    String[] about = about(column);
    if (about == null || panel.kind() != Kind.TABLE) {
      return;
    }
    property(properties, "links")
        .putArray("value")
        .addObject()
        .put("title", "show this " + column)
        .put(
            "url",
            "/d/%s?var-%s=${__value.raw}&var-capture=${capture}&${__url_time_range}"
                .formatted(about[0], about[1]));
  }

  private String[] about(String column) {
    // Components name their entities as kind:name, which is a choice of its own.
    return call.meaning(column).startsWith("kind:name")
        ? new String[] {"memwall-hotspots", "evidence"}
        : ABOUT.get(column);
  }

  private static ObjectNode property(ArrayNode properties, String id) {
    return properties.addObject().put("id", id);
  }

  private void options(ObjectNode options) {
    switch (panel.kind()) {
      case SERIES -> {
        legend(options, true);
        options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
      }
      case TABLE -> options.put("showHeader", true).put("cellHeight", "sm").put("frameIndex", 0);
      case BARS -> bars(options);
    }
  }

  private static void bars(ObjectNode options) {
    options.put("orientation", "horizontal").put("displayMode", "gradient");
    options.put("namePlacement", "auto").put("valueMode", "color").put("showUnfilled", true);
    options.put("sizing", "auto");
    options.put("minVizWidth", 8).put("minVizHeight", 16).put("maxVizHeight", 300);
    legend(options, false);
    ObjectNode reduce = options.putObject("reduceOptions");
    reduce.put("values", true).putArray("calcs");
    // Every number: the figure, and its coverage beside it.
    reduce.put("fields", "");
  }

  private static void legend(ObjectNode options, boolean show) {
    ObjectNode legend = options.putObject("legend");
    legend.put("showLegend", show).put("displayMode", "list").put("placement", "bottom");
    ArrayNode calcs = legend.putArray("calcs");
    if (show) {
      calcs.add("lastNotNull");
    }
  }
}
