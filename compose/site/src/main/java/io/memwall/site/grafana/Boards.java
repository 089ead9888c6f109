package io.memwall.site.grafana;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Dashboards for Grafana from their descriptions. */
public final class Boards {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  private Boards() {}

  /**
   * The dashboard as Grafana reads it: JSON text that ends with a line break.
   *
   * @param yaml its description
   * @throws UncheckedIOException if the description is no YAML or has keys that are not known
   * @throws io.memwall.sql.QueryException if it asks a saved query that does not exist
   * @throws IllegalArgumentException if it names a column or parameter the query does not have
   */
  public static String json(String yaml) {
    try {
      var board = YAML.readValue(yaml, Board.class);
      var printer = new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);
      return JSON.writer(printer).writeValueAsString(new BoardJson(board).json()) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
