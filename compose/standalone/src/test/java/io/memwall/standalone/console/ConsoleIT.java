package io.memwall.standalone.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.memwall.sql.SavedQueries;
import io.memwall.sql.SavedQuery;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages ask, asked of a real database. */
final class ConsoleIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ASKED = Pattern.compile("ctx\\.(?:ask|raw)\\('([a-z_]+)'");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Console console;

  @BeforeAll
  static void start() throws Exception {
    console = Console.start(Stored.smallDataSet(), 0);
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      console.close();
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(console.address() + path)).build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(String path, String body, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(console.address() + path))
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  void savedQuery_answersItsRows_asJsonAndAsCsv() throws Exception {
    String asked = "{\"case_name\":\"lab-1999\",\"top\":\"1\"}";

    var rows = json(post("/api/query/busiest_links", asked)).path("rows");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("wire_bytes").asText()).isEqualTo("18446744073709551282");

    var csv = post("/api/query/busiest_links", asked, "Accept", "text/csv");
    assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(csv.body()).startsWith("link,frames,").contains("18446744073709551282");
  }

  @Test
  void everySavedQuery_isListedWithItsColumns_andCanBeAsked() throws Exception {
    var listed = json(get("/api/queries"));
    assertThat(listed).hasSize(SavedQueries.all().size());
    // Each was asked already, without the console; in the short form every fourth is asked again.
    int step = Boolean.getBoolean("memwall.full") ? 1 : 4;
    for (int each = 0; each < listed.size(); each += step) {
      JsonNode one = listed.path(each);
      String name = one.path("name").asText();
      var answer = json(post("/api/query/" + name, "{\"case_name\":\"*\"}"));
      answer
          .path("columns")
          .forEach(
              column ->
                  assertThat(one.path("columns").has(column.path("name").asText()))
                      .as(name + " " + column)
                      .isTrue());
    }
  }

  @Test
  void statement_isTheSavedQuery_andAnswersTheSame() throws Exception {
    String asked = "{\"case_name\":\"lab-1999\"}";
    String sql = json(post("/api/statement/operations", asked)).path("sql").asText();
    assertThat(sql).startsWith("SELECT * FROM operations(from = '");

    var body = JSON.createObjectNode().put("sql", sql).toString();
    assertThat(json(post("/api/sql", body)).path("rows"))
        .isEqualTo(json(post("/api/query/operations", asked)).path("rows"));
  }

  @Test
  void badQuestions_areRefusedInWords() throws Exception {
    refused("/api/query/busiest_link", "{}", "busiest_link is not a saved query; did you mean");
    refused("/api/query/cases", "{\"form\":\"1\"}", "form is not a parameter of cases");
    refused("/api/query/cases", "[]", "an object of texts");
    refused("/api/query/cases", "null", "an object of texts");
    refused("/api/query/cases", "{", "an object of texts");
    refused("/api/sql", "{}", "one statement at a time");
  }

  @Test
  void statements_thatChangeOrReachOut_areRefused() throws Exception {
    refused("/api/sql", "{\"sql\":\"DROP TABLE flow\"}", "only questions are asked here");
    refused("/api/sql", "{\"sql\":\"WITH 1 AS x INSERT INTO received (seq_from) SELECT x\"}", "");
    refused("/api/sql", "{\"sql\":\"SELECT 1 SETTINGS readonly = 0\"}", "readonly");
    refused("/api/sql", "{\"sql\":\"SELECT * FROM file('/etc/passwd', LineAsString)\"}", "");
    refused("/api/sql", "{\"sql\":\"SELECT * FROM url('http://127.0.0.1:1', CSV, 'a Int8')\"}", "");
  }

  private static void refused(String path, String body, String because) throws Exception {
    var answer = post(path, body);
    assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).at("/errors/0/problem").asText()).contains(because);
  }

  @Test
  void answer_isCutAtItsLimit_andSaysSo() throws Exception {
    var answer = post("/api/sql", "{\"sql\":\"SELECT number FROM numbers(10000000)\"}");
    assertThat(json(answer).path("rows")).hasSize(Console.MAX_ROWS);
    assertThat(answer.headers().firstValue("X-Truncated")).contains("true");

    var small = post("/api/sql", "{\"sql\":\"SELECT 1\"}");
    assertThat(small.headers().firstValue("X-Truncated")).contains("false");
  }

  @Test
  void about_saysWhatIsStored() throws Exception {
    var about = json(get("/api/about"));
    assertThat(about.path("stored_from").asText()).startsWith("2026-03-01T09:");
    assertThat(about.path("max_rows").asInt()).isEqualTo(Console.MAX_ROWS);
  }

  @Test
  void everyFile_isServedUnderAStrictPolicy_andLoadsNothingFromElsewhere() throws Exception {
    for (String file : Pages.FILES) {
      var answer = get(file.equals("index.html") ? "/" : "/" + file);
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'")
          .doesNotContain("unsafe", "http", "*");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.body().replace("http://www.w3.org/", ""))
          .as(file)
          .doesNotContain("http://", "https://", "innerHTML", "eval(");
    }
    assertThat(get("/nothing.js").statusCode()).isEqualTo(404);
    assertThat(get("/../logback.xml").statusCode()).isNotEqualTo(200);
  }

  /** A name that a foreign page resolves to the loopback must not make it one of ours. */
  @Test
  void foreignNames_areTurnedAway() throws Exception {
    int port = URI.create(console.address()).getPort();
    assertThat(status(port, "evil.example:" + port)).contains(" 421 ");
    assertThat(status(port, "localhost:" + port)).contains(" 200 ");
    assertThat(status(port, "127.0.0.1.evil.example")).contains(" 421 ");
  }

  private static String status(int port, String host) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET /api/about HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), UTF_8).lines().findFirst().orElse("");
    }
  }

  /** What a foreign page may post unasked is of another type. */
  @Test
  void plainForms_areTurnedAway() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(console.address() + "/api/sql"))
            .POST(BodyPublishers.ofString("{\"sql\":\"SELECT 1\"}"))
            .header("Content-Type", "text/plain")
            .build();
    assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
  }

  @Test
  void pages_askOnlyQueriesThereAre() throws Exception {
    var names = SavedQueries.all().stream().map(SavedQuery::name).toList();
    for (String file : Pages.FILES) {
      var matcher = ASKED.matcher(get(file.equals("index.html") ? "/" : "/" + file).body());
      while (matcher.find()) {
        assertThat(names).as(file).contains(matcher.group(1));
      }
    }
  }
}
