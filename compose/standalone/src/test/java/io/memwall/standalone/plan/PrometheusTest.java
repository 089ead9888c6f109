package io.memwall.standalone.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that speaks the range queries of Prometheus. */
final class PrometheusTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-04-01");
  private static final long TODAY_S = TODAY.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  private static final long DAY_S = 86_400;

  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private Function<Map<String, String>, String> answer = parameters -> matrix();
  private int status = 200;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/tenant/api/v1/query_range", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aDay_isItsRanksAndHours_byPoolAndTenant() throws Exception {
    answer =
        parameters ->
            matrix(
                series("\"pool\":\"p0\"", TODAY_S - DAY_S, 144, i -> "" + i),
                series("\"pool\":\"p0\",\"tenant\":\"a\"", TODAY_S - DAY_S, 72, i -> "7"));
    var days = read(1);

    assertThat(days).hasSize(2);
    var pool = days.get(0);
    assertThat(pool.date()).isEqualTo(TODAY.minusDays(1));
    assertThat(pool.coveredHours()).isEqualTo(24);
    assertThat(pool.used().p50()).hasValue(71);
    assertThat(pool.used().p99()).isEqualTo(142);
    assertThat(pool.used().highest()).hasValue(143);
    assertThat(pool.capacity()).hasValue(1024);
    assertThat(days.get(1).tenant()).isEqualTo("a");
    assertThat(days.get(1).coveredHours()).isEqualTo(12);
    // Of a tenant a series tells no capacity, and the pool's is not its own.
    assertThat(days.get(1).capacity()).isEmpty();
    assertThat(asked.get(0))
        .containsEntry("query", "used{x=\"1 + 2\"}")
        .containsEntry("step", "600");
  }

  // The day in which one answer ended and the next began came twice, in parts that did not count.
  @Test
  void moreDaysThanOneAnswerHolds_areAskedForInWholeDays() throws Exception {
    answer =
        parameters -> {
          long start = Long.parseLong(parameters.get("start"));
          long points = (Long.parseLong(parameters.get("end")) - start) / 600 + 1;
          assertThat(points).isLessThanOrEqualTo(11_000);
          return matrix(series("\"pool\":\"p0\"", start, points, i -> "1e9"));
        };
    var days = read(200);

    assertThat(asked).hasSize(3);
    assertThat(days).hasSize(200).allMatch(day -> day.coveredHours() == 24);
    assertThat(days).extracting(HistoryDay::date).doesNotHaveDuplicates();
    assertThat(days.get(199).date()).isEqualTo(TODAY.minusDays(1));
  }

  @Test
  void whatIsNoNumber_isNoUse() throws Exception {
    answer =
        parameters ->
            matrix(
                series(
                    "\"pool\":\"p0\"",
                    TODAY_S - DAY_S,
                    4,
                    i -> List.of("NaN", "+Inf", "-Inf", "5").get(i)));
    var days = read(1);
    assertThat(days).hasSize(1);
    assertThat(days.get(0).used().highest()).hasValue(5);
    assertThat(days.get(0).coveredHours() * 60).isEqualTo(10);
  }

  @Test
  void aSeriesOfNoPool_aRefusalAndSilence_areSaidInAWord() {
    answer = parameters -> matrix(series("\"job\":\"x\"", TODAY_S, 1, i -> "1"));
    assertThatThrownBy(() -> read(1))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("no label pool")
        .hasMessageContaining("label_replace");

    status = 400;
    answer = parameters -> "{\"status\":\"error\",\"error\":\"parse error\"}";
    assertThatThrownBy(() -> read(1))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("answers 400")
        .hasMessageContaining("parse error");

    server.stop(0);
    assertThatThrownBy(() -> read(1))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("cannot ask");
  }

  private List<HistoryDay> read(int days) throws InterruptedException {
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tenant/");
    return new Prometheus(url, "used{x=\"1 + 2\"}", days, OptionalDouble.of(1024)).read(TODAY);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var parameters =
          Arrays.stream(exchange.getRequestURI().getRawQuery().split("&", -1))
              .map(each -> each.split("=", 2))
              .collect(
                  Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
      asked.add(parameters);
      byte[] body = answer.apply(parameters).getBytes(UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String matrix(String... series) {
    return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
        + String.join(",", series)
        + "]}}";
  }

  private static String series(String labels, long startS, long points, IntFunction<String> value) {
    var all = new StringBuilder();
    for (int i = 0; i < points; i++) {
      all.append(i == 0 ? "" : ",")
          .append("[%d,\"%s\"]".formatted(startS + i * 600L, value.apply(i)));
    }
    return "{\"metric\":{%s},\"values\":[%s]}".formatted(labels, all);
  }
}
