package io.memwall.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.site.grafana.Asked;
import io.memwall.site.grafana.Macros;
import io.memwall.sql.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every query of Grafana's dashboards as they ask it when somebody opens them: their range, the
 * first or all values of their variables, and the settings of the user that Grafana is.
 */
final class Dashboards {
  /**
   * What compose/clickhouse/users.d says of memwall_reader, as far as it changes how it is read.
   */
  private static final String READER =
      "&readonly=2&max_execution_time=30&max_memory_usage=2000000000&max_result_rows=1000000"
          + "&optimize_move_to_prewhere_if_final=1";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Database database;
  private final Instant now;

  Dashboards(Database database, Instant now) {
    this.database = database;
    this.now = now;
  }

  /** Times all queries of the dashboards in a directory. */
  void time(Path directory, Timing timing) throws IOException {
    for (Path file : boards(directory)) {
      String name = file.getFileName().toString().replace(".json", "");
      var asked = Asked.of(name, Files.readString(file));
      var chosen = chosen(asked);
      for (Asked one : asked) {
        String sql = sql(one, chosen);
        timing.add(one.use() + " " + one.place(), true, () -> ask(sql, "Native"));
      }
    }
  }

  private static List<Path> boards(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private Map<String, List<String>> chosen(List<Asked> board) {
    var chosen = new HashMap<String, List<String>>();
    for (Asked variable : board) {
      chosen.putAll(variable.given());
      if (!variable.variable().isEmpty()) {
        var offered = new String(ask(sql(variable, chosen), "TSV"), UTF_8).lines().toList();
        chosen.put(variable.variable(), first(offered, variable.all()));
      }
    }
    return chosen;
  }

  /** With nothing to choose from Grafana asks for the empty text. */
  private static List<String> first(List<String> offered, boolean all) {
    return offered.isEmpty() ? List.of("") : all ? offered : offered.subList(0, 1);
  }

  private String sql(Asked asked, Map<String, List<String>> chosen) {
    var values = new HashMap<>(asked.given());
    values.putAll(chosen);
    return asked.opening(now).expanded(Macros.interpolated(asked.sql(), values));
  }

  private byte[] ask(String sql, String format) {
    var uri =
        URI.create(
            "%s/?database=%s&default_format=%s%s"
                .formatted(database.url(), database.name(), format, READER));
    var request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(sql));
    try {
      var answer = client.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException(new String(answer.body(), UTF_8));
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
