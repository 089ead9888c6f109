package io.memwall.engines;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Databases of the shared ClickHouse for one test after the other: to make their tables takes
 * seconds, to empty them no time.
 */
public final class SharedDatabase {
  private static final int HTTP_OK = 200;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Map<String, SharedDatabase> BY_WORD = new HashMap<>();

  private final String name;
  private final List<String> kept;

  private SharedDatabase(String name) {
    this.name = name;
    kept = filled();
  }

  /**
   * A database that holds what it was made with and nothing else; what the last one to ask for it
   * has stored is gone.
   *
   * @param word tells apart those in use at the same time
   * @param make fills the database of that name with tables, once per JVM
   * @return its name
   */
  public static synchronized String empty(String word, Consumer<String> make) {
    var there = BY_WORD.get(word);
    if (there != null) {
      there.clear();
      return there.name;
    }
    String name = SharedEngines.freshName(word);
    make.accept(name);
    BY_WORD.put(word, new SharedDatabase(name));
    return name;
  }

  private void clear() {
    for (String table : filled()) {
      if (!kept.contains(table)) {
        run("TRUNCATE TABLE `%s`.`%s`".formatted(name, table));
      }
    }
  }

  private List<String> filled() {
    String asked = "SELECT name FROM system.tables WHERE database = '%s' AND total_rows > 0";
    return run(asked.formatted(name)).lines().toList();
  }

  private static String run(String statement) {
    var request =
        HttpRequest.newBuilder(URI.create(SharedEngines.clickHouseUrl()))
            .POST(HttpRequest.BodyPublishers.ofString(statement))
            .build();
    try {
      var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != HTTP_OK) {
        throw new EngineException(statement + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new EngineException(statement + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException(statement + ": interrupted", e);
    }
  }
}
