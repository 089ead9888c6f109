package io.memwall.standalone.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.memwall.sql.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** ClickHouse by plain HTTP: unlike a driver's, its questions end when their time is over. */
final class Tables {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  Tables(Database database) {
    this.database = database;
  }

  Database database() {
    return database;
  }

  /**
   * Rows as arrays; numbers of 64 bits are numbers.
   *
   * @throws IOException if it does not answer in time, or refuses
   */
  JsonNode rows(String sql) throws IOException, InterruptedException {
    return JSON.readTree(told(sql + " FORMAT JSONCompact")).path("data");
  }

  /** The first figure of the first row. */
  long figure(String sql) throws IOException, InterruptedException {
    return rows(sql).path(0).path(0).asLong();
  }

  /** A statement whose answer does not matter. */
  String told(String sql) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(base() + "/?database=" + database.name()))
            .timeout(PATIENCE)
            .header("X-ClickHouse-User", database.user())
            .header("X-ClickHouse-Key", database.password())
            .POST(BodyPublishers.ofString(sql))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IOException(
          answer.body().lines().findFirst().orElse("HTTP " + answer.statusCode()));
    }
    return answer.body();
  }

  private String base() {
    return database.url().replaceAll("/$", "");
  }
}
