package io.memwall.standalone.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.memwall.collectors.agent.http.Answer;
import io.memwall.collectors.agent.http.Problem;
import io.memwall.collectors.agent.http.Request;
import io.memwall.sql.QueryException;
import io.memwall.sql.QueryFormat;
import io.memwall.sql.QueryResult;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.sql.SavedQuery;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** What the pages ask. Thin on purpose: figures are the saved queries' business. */
final class Answers {
  private static final int OK = 200;
  private static final int BAD = 400;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private final QueryRunner runner;
  private final Clock clock;

  Answers(QueryRunner runner, Clock clock) {
    this.runner = runner;
    this.clock = clock;
  }

  /** The time here, what is stored of live traffic, and the limit of an answer. */
  Answer about() {
    return answered(
        () -> {
          var about = JSON.createObjectNode();
          about.put("now", clock.instant().toString());
          about.put("max_rows", Console.MAX_ROWS);
          var stored = runner.timeRange();
          about.put("stored_from", stored.map(range -> range.from().toString()).orElse(null));
          about.put("stored_to", stored.map(range -> range.to().toString()).orElse(null));
          return Answer.json(OK, about.toString());
        });
  }

  /** Every saved query with what its parameters and columns mean. */
  Answer queries() {
    var list = JSON.createArrayNode();
    for (SavedQuery query : SavedQueries.all()) {
      var one = list.addObject().put("name", query.name()).put("title", query.title());
      one.put("all_time", query.allTime());
      parameters(query, one.putArray("parameters"));
      ObjectNode columns = one.putObject("columns");
      query.columns().forEach(column -> columns.put(column.name(), column.meaning()));
    }
    return Answer.json(OK, list.toString());
  }

  private static void parameters(SavedQuery query, ArrayNode list) {
    for (var parameter : query.parameters()) {
      list.addObject()
          .put("name", parameter.name())
          .put("standard", parameter.isStandard())
          .put("default", parameter.defaultValue().orElse(null))
          .put("meaning", parameter.description());
    }
  }

  /** A saved query; the body is an object of parameters. */
  Answer query(Request request) {
    return answered(
        () -> {
          var query = SavedQueries.named(request.parameter("name"));
          return rows(request, runner.run(query, texts(request)));
        });
  }

  /** The statement a saved query comes to, to take elsewhere. */
  Answer statement(Request request) {
    return answered(
        () -> {
          var query = SavedQueries.named(request.parameter("name"));
          String sql = runner.statement(query, texts(request));
          return Answer.json(OK, JSON.createObjectNode().put("sql", sql).toString());
        });
  }

  /** A statement of the user's own; the body is an object with {@code sql}. */
  Answer sql(Request request) {
    return answered(() -> rows(request, runner.sql(texts(request).getOrDefault("sql", ""))));
  }

  private static Answer rows(Request request, QueryResult result) {
    boolean csv = request.header("accept").orElse("").startsWith("text/csv");
    var format = csv ? QueryFormat.CSV : QueryFormat.JSON;
    String type = csv ? "text/csv; charset=utf-8" : Answer.JSON;
    return Answer.of(OK, type, first(result).text(format).getBytes(UTF_8))
        .with("X-Truncated", Boolean.toString(result.rows().size() >= Console.MAX_ROWS));
  }

  /** The server ends an answer soon after the limit, not at it. */
  private static QueryResult first(QueryResult all) {
    if (all.rows().size() <= Console.MAX_ROWS) {
      return all;
    }
    return new QueryResult(
        all.query(),
        all.range(),
        all.caseName(),
        all.columns(),
        all.rows().subList(0, Console.MAX_ROWS),
        Map.of());
  }

  private static Map<String, String> texts(Request request) {
    try {
      Map<String, String> texts = JSON.readValue(request.body(), TEXTS);
      if (texts == null) {
        throw new IllegalArgumentException("the body must be an object of texts");
      }
      texts.values().removeIf(Objects::isNull);
      return texts;
    } catch (IOException e) {
      throw new IllegalArgumentException("the body must be an object of texts", e);
    }
  }

  private static Answer answered(Supplier<Answer> question) {
    try {
      return question.get();
    } catch (QueryException | IllegalArgumentException e) {
      return Problem.answer(BAD, e.getMessage());
    }
  }
}
