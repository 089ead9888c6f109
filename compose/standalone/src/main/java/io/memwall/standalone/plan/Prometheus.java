package io.memwall.standalone.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Daily use from a Prometheus range query that answers bytes; the labels {@code pool} and {@code
 * tenant} of a series say whose.
 *
 * @param url of the server, such as {@code http://127.0.0.1:9090}
 * @param query in PromQL
 * @param days how far back
 * @param capacity of every pool, bytes; none when unknown
 */
record Prometheus(URI url, String query, int days, OptionalDouble capacity) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** 69 days of 10 minutes are 9,936 points: a series may have 11,000. */
  private static final Duration STEP = Duration.ofMinutes(10);

  /** Whole days of 144 points each: the rest of a day in the next answer would replace it. */
  private static final Duration PART = Duration.ofDays(69);

  /**
   * Asks for whole days up to today.
   *
   * @throws CommandException if the server does not answer, or not with series by pool
   */
  List<HistoryDay> read(LocalDate today) throws InterruptedException {
    var from = today.minusDays(days).atStartOfDay().toInstant(ZoneOffset.UTC);
    var to = today.atStartOfDay().toInstant(ZoneOffset.UTC);
    var result = new ArrayList<HistoryDay>();
    for (Instant start = from; start.isBefore(to); start = start.plus(PART)) {
      var end = start.plus(PART).isBefore(to) ? start.plus(PART) : to;
      for (JsonNode series : ask(start, end.minus(STEP)).at("/data/result")) {
        add(series, result);
      }
    }
    return result;
  }

  private JsonNode ask(Instant start, Instant end) throws InterruptedException {
    String parameters =
        "query=%s&start=%d&end=%d&step=%d"
            .formatted(
                URLEncoder.encode(query, StandardCharsets.UTF_8),
                start.getEpochSecond(),
                end.getEpochSecond(),
                STEP.toSeconds());
    var request =
        HttpRequest.newBuilder(URI.create(base() + "/api/v1/query_range?" + parameters))
            .timeout(PATIENCE)
            .build();
    try {
      var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new CommandException(
            "%s answers %d: %s".formatted(url, response.statusCode(), response.body()));
      }
      return new ObjectMapper().readTree(response.body());
    } catch (IOException e) {
      throw new CommandException("cannot ask " + url + ": " + e.getMessage(), e);
    }
  }

  /** A server may stand behind a path, as those that speak for many do. */
  private String base() {
    return url.toString().replaceAll("/+$", "");
  }

  private void add(JsonNode series, List<HistoryDay> result) {
    String pool = series.at("/metric/pool").asText("");
    if (pool.isEmpty()) {
      throw new CommandException(
          "a series has no label pool, only " + series.get("metric") + ": use label_replace");
    }
    Map<LocalDate, List<Double>> byDay = new TreeMap<>();
    for (JsonNode point : series.path("values")) {
      var time = Instant.ofEpochSecond((long) point.get(0).asDouble());
      double value = number(point.get(1).asText());
      if (Double.isFinite(value)) {
        byDay
            .computeIfAbsent(LocalDate.ofInstant(time, ZoneOffset.UTC), day -> new ArrayList<>())
            .add(value);
      }
    }
    String tenant = series.at("/metric/tenant").asText("");
    byDay.forEach((date, values) -> result.add(day(date, pool, tenant, values)));
  }

  /** Prometheus writes what Java does, but for the infinities, which are no use of memory. */
  private static double number(String text) {
    return text.endsWith("Inf") ? Double.NaN : Double.parseDouble(text);
  }

  private HistoryDay day(LocalDate date, String pool, String tenant, List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var used =
        new HistoryDay.Used(
            OptionalDouble.of(rank(sorted, 0.5)),
            OptionalDouble.of(rank(sorted, 0.95)),
            rank(sorted, 0.99),
            OptionalDouble.of(sorted.get(sorted.size() - 1)));
    double hours = (double) STEP.toMinutes() * sorted.size() / 60;
    return new HistoryDay(
        date, pool, tenant, used, tenant.isEmpty() ? capacity : OptionalDouble.empty(), hours);
  }

  private static double rank(List<Double> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
