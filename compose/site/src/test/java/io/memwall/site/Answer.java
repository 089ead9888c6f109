package io.memwall.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** What ClickHouse answered: columns, rows, or why not. */
record Answer(boolean refused, String text) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A column of the answer, typed in ClickHouse's words. */
  record Column(String name, String type) {
    boolean isTime() {
      return plain().startsWith("DateTime");
    }

    boolean isNumber() {
      return plain().matches("U?Int\\d+|Float\\d+|Decimal.*|Bool");
    }

    boolean isText() {
      return plain().matches("String|Enum.*|FixedString.*");
    }

    private String plain() {
      return type.replaceAll("LowCardinality\\(|Nullable\\(|\\)+$", "");
    }
  }

  List<Column> columns() {
    var columns = new ArrayList<Column>();
    json()
        .get("meta")
        .forEach(
            meta -> columns.add(new Column(meta.get("name").asText(), meta.get("type").asText())));
    return columns;
  }

  List<JsonNode> rows() {
    var rows = new ArrayList<JsonNode>();
    json().get("data").forEach(rows::add);
    return rows;
  }

  /** The values of one column, as text; null for what is unknown. */
  List<String> values(int column) {
    var values = new ArrayList<String>();
    rows().forEach(row -> values.add(row.get(column).isNull() ? null : row.get(column).asText()));
    return values;
  }

  private JsonNode json() {
    if (refused) {
      throw new AssertionError(text);
    }
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
