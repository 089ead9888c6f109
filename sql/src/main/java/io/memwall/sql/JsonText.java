package io.memwall.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** An answer as one JSON object. */
final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  /** Beyond it a double cannot hold every integer, and most readers of JSON use doubles. */
  private static final BigInteger SAFE = BigInteger.ONE.shiftLeft(53);

  private final JsonGenerator json;

  private JsonText(JsonGenerator json) {
    this.json = json;
  }

  static void write(QueryResult result, Appendable out) throws IOException {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      new JsonText(json).result(result);
    }
    out.append(text.getBuffer()).append('\n');
  }

  static String of(Object value) throws IOException {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      new JsonText(json).value(value);
    }
    return text.toString();
  }

  private void result(QueryResult result) throws IOException {
    var names = result.columns().stream().map(QueryResult.Column::name).toList();
    json.writeStartObject();
    field("query", result.query());
    field("from", result.range().map(TimeRange::from).orElse(null));
    field("to", result.range().map(TimeRange::to).orElse(null));
    field("case", result.caseName().orElse(null));
    json.writeArrayFieldStart("columns");
    for (var column : result.columns()) {
      json.writeStartObject();
      field("name", column.name());
      field("type", column.type());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (List<Object> row : result.rows()) {
      row(names, row);
    }
    json.writeEndArray();
    field("totals", result.totals());
    json.writeEndObject();
  }

  private void row(List<String> names, List<Object> row) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < row.size(); i++) {
      field(names.get(i), row.get(i));
    }
    json.writeEndObject();
  }

  private void field(String name, Object value) throws IOException {
    json.writeFieldName(name);
    value(value);
  }

  private void value(Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double real) {
      real(real);
    } else if (value instanceof Long || value instanceof BigInteger) {
      integer(new BigInteger(value.toString()));
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        value(element);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (var entry : map.entrySet()) {
        field(String.valueOf(entry.getKey()), entry.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeString(value.toString());
    }
  }

  /** JSON has no word for infinity or not-a-number. */
  private void real(double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }

  private void integer(BigInteger value) throws IOException {
    if (value.abs().compareTo(SAFE) > 0) {
      json.writeString(value.toString());
    } else {
      json.writeNumber(value);
    }
  }
}
