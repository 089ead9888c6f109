package io.memwall.collectors.agent.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.ListenAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntakeServerTest {
  private static final String NDJSON = "application/x-ndjson";
  private static final String JSON = "application/json";

  @TempDir private Path directory;
  private final RecordingSink sink = new RecordingSink();
  private final HttpClient client = HttpClient.newHttpClient();
  private IntakePart part;

  @BeforeEach
  void start() {
    var http =
        new HttpSettings(
            ListenAddress.parse("http://127.0.0.1:0"),
            Optional.empty(),
            Optional.empty(),
            2_000_000);
    part = new IntakePart(new IntakeSettings(Optional.of(http), List.of(), directory), sink);
    part.start();
  }

  @AfterEach
  void stop() {
    part.close();
  }

  @Test
  void batch_ofJsonLines_isTakenOnceAndRepeatsAreCounted() throws Exception {
    String lines = Lines.allocs("p", 1, 3);
    assertThat(post("/v1/allocations", NDJSON, lines))
        .isEqualTo("200 {\"accepted\":3,\"duplicates\":0}");
    assertThat(post("/v1/allocations", NDJSON, lines + Lines.alloc("p", 4)))
        .isEqualTo("200 {\"accepted\":1,\"duplicates\":3}");
    assertThat(sink.sequence("p")).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void batch_ofAnArray_orOneObject_isTaken() throws Exception {
    String array = "[" + Lines.alloc("p", 1) + ",\n" + Lines.alloc("q", 1) + "]";
    assertThat(post("/v1/allocations", JSON, array)).startsWith("200 {\"accepted\":2");
    assertThat(post("/v1/allocations", JSON + "; charset=utf-8", Lines.alloc("p", 2)))
        .startsWith("200 {\"accepted\":1");
  }

  @Test
  void badEntry_isNamedByLineAndField_andNothingOfTheBatchIsTaken() throws Exception {
    String bad =
        Lines.allocs("p", 1, 2)
            + Lines.alloc("p", 3).replace("\"length\":4096", "\"length\":\"12q\"");
    JsonNode answer = json(400, post("/v1/allocations", NDJSON, bad));
    assertThat(answer.at("/errors/0/line").asInt()).isEqualTo(3);
    assertThat(answer.at("/errors/0/field").asText()).isEqualTo("extents[0].length");
    assertThat(answer.at("/errors/0/problem").asText()).contains("\"12q\" is no whole number");
    assertThat(answer.at("/errors/0/fix").asText()).contains("0x1000");
    assertThat(sink.entries()).isEmpty();
  }

  @Test
  void manyMistakes_areToldAtOnce() throws Exception {
    String bad =
        "{\"pool_id\":\"\",\"ledger_epoch\":-1,\"ledger_seq\":0,\"time\":1700000000,"
            + "\"op\":\"grab\",\"lenght\":1}\nnonsense\n[]\n";
    JsonNode answer = json(400, post("/v1/allocations", NDJSON, bad));
    assertThat(answer.get("errors").findValuesAsText("field"))
        .contains("pool_id", "ledger_epoch", "ledger_seq", "time", "op", "lenght");
    assertThat(answer.get("errors").findValuesAsText("line")).contains("1", "2", "3");
  }

  @Test
  void jump_isAnsweredWithTheExpectedEntry() throws Exception {
    post("/v1/allocations", NDJSON, Lines.allocs("p", 1, 2));
    JsonNode answer = json(409, post("/v1/allocations", NDJSON, Lines.allocs("p", 4, 5)));
    assertThat(answer.get("expected_seq").asInt()).isEqualTo(3);
    assertThat(answer.at("/errors/0/problem").asText()).isEqualTo("4, but 3 is expected");
    assertThat(sink.sequence("p")).containsExactly(1L, 2L);
  }

  @Test
  void sameNumberWithAnotherContent_isAConflict_withAnotherTimeARepeat() throws Exception {
    post("/v1/allocations", NDJSON, Lines.allocs("p", 1, 2));
    String other = Lines.alloc("p", 2, 8192);
    assertThat(post("/v1/allocations", NDJSON, other))
        .startsWith("409")
        .contains("another content");
    String later = Lines.alloc("p", 2).replace("00:00:00Z", "00:00:01Z");
    assertThat(post("/v1/allocations", NDJSON, later)).contains("\"duplicates\":1");
  }

  @Test
  void olderLedger_isRefused_newerOneBeginsAtOne() throws Exception {
    post("/v1/allocations", NDJSON, Lines.allocs("p", 1, 2));
    String newer = Lines.alloc("p", 1).replace("\"ledger_epoch\":7", "\"ledger_epoch\":8");
    assertThat(post("/v1/allocations", NDJSON, newer)).startsWith("200");
    assertThat(post("/v1/allocations", NDJSON, Lines.alloc("p", 3)))
        .startsWith("409")
        .contains("7 is over, 8 has begun");
  }

  @Test
  void ledger_goesOnBehindASnapshot() throws Exception {
    assertThat(post("/v1/allocations", NDJSON, Lines.alloc("p", 101))).startsWith("409");
    assertThat(post("/v1/snapshots", JSON, Lines.snapshot("p", 100)))
        .startsWith("200 {\"accepted\":1");
    assertThat(post("/v1/snapshots", JSON, Lines.snapshot("p", 100))).contains("\"duplicates\":1");
    assertThat(post("/v1/allocations", NDJSON, Lines.alloc("p", 101))).startsWith("200");
    assertThat(sink.chunks()).hasSize(1);
    assertThat(json(200, get("/v1/pools/p")).get("ledger_seq").asInt()).isEqualTo(101);
  }

  @Test
  void snapshotInChunks_countsWhenAllHaveCome() throws Exception {
    String whole = Lines.snapshot("p", 9);
    String cut = whole.replace("\"as_of\"", "\"chunks\":2,\"chunk\":%d,\"digest\":\"d\",\"as_of\"");
    assertThat(post("/v1/snapshots", JSON, cut.formatted(1))).startsWith("200");
    assertThat(post("/v1/allocations", NDJSON, Lines.alloc("p", 10))).startsWith("409");
    assertThat(post("/v1/snapshots", JSON, cut.formatted(0))).startsWith("200");
    assertThat(post("/v1/allocations", NDJSON, Lines.alloc("p", 10))).startsWith("200");
    assertThat(post("/v1/snapshots", JSON, cut.formatted(2))).startsWith("400");
  }

  @Test
  void chunk_thatKafkaWouldNotTake_isRefused() throws Exception {
    String extents = "{\"base\":0,\"length\":1},".repeat(4_000).replaceAll(",$", "");
    String live = "{\"alloc_id\":\"x\",\"extents\":[" + extents + "]}";
    String chunk =
        "{\"pool_id\":\"p\",\"ledger_epoch\":7,\"as_of\":5,\"time\":\"2026-01-01T00:00:00Z\","
            + "\"chunk\":0,\"chunks\":1,\"digest\":\"d\",\"allocations\":["
            + String.join(",", Collections.nCopies(11, live))
            + "]}";
    assertThat(post("/v1/snapshots", JSON, chunk)).startsWith("400").contains("cut it smaller");
  }

  @Test
  void wholeSnapshot_isCutIntoChunks() throws Exception {
    var live =
        LongStream.range(0, 1_500)
            .mapToObj(
                i ->
                    "{\"alloc_id\":\"allocation-%d\",\"extents\":[{\"base\":%d,\"length\":1}]}"
                        .formatted(i, i))
            .toList();
    String whole =
        "{\"pool_id\":\"p\",\"ledger_epoch\":7,\"as_of\":5,\"time\":\"2026-01-01T00:00:00Z\",\"allocations\":["
            + String.join(",", live)
            + "]}";
    assertThat(post("/v1/snapshots", JSON, whole)).startsWith("200");
    assertThat(sink.chunks()).hasSizeGreaterThan(1);
    assertThat(sink.chunks().stream().mapToInt(each -> each.allocations().size()).sum())
        .isEqualTo(1_500);
    assertThat(sink.chunks()).allMatch(each -> each.chunks() == sink.chunks().size());
  }

  @Test
  void switchPort_isTaken_butASentinelIsNot() throws Exception {
    String good =
        "{\"node\":\"tor-7\",\"port\":\"Eth12\",\"time\":\"2026-01-01T00:00:10Z\",\"carrier\":true,"
            + "\"speed_bps\":100000000000,\"duplex\":\"full\",\"counters\":{\"rx_bytes\":12},"
            + "\"priorities\":[{\"priority\":3,\"rx_frames\":4}]}";
    assertThat(post("/v1/links", JSON, good)).startsWith("200");
    assertThat(sink.links().get(0).port().node()).contains("tor-7");
    assertThat(post("/v1/links", JSON, good.replace("12}", "18446744073709551615}")))
        .startsWith("400")
        .contains("counters.rx_bytes");
    assertThat(post("/v1/links", JSON, good.replace("rx_bytes", "rx_octets")))
        .contains("counters.rx_octets");
    assertThat(sink.links()).hasSize(1);
  }

  @Test
  void requests_ofTheWrongForm_areTurnedAway() throws Exception {
    assertThat(post("/v1/allocations", "text/plain", "x")).startsWith("415");
    assertThat(post("/v1/allocations", JSON, " ".repeat(2_000_001))).startsWith("413");
    assertThat(post("/v1/allocations", JSON, "[{]")).startsWith("400").contains("no valid JSON");
    assertThat(post("/v1/nothing", JSON, "{}")).startsWith("404");
    assertThat(get("/v1/allocations")).startsWith("405");
    assertThat(get("/v1/pools/unknown")).startsWith("404");
    assertThat(get("/openapi.yaml")).startsWith("200 openapi: 3.0.3");
  }

  @Test
  void whatCannotBeKept_isNotAccepted_andTheRetryIs() throws Exception {
    sink.lose(true);
    assertThat(post("/v1/allocations", NDJSON, Lines.allocs("p", 1, 2)))
        .startsWith("503")
        .contains("the disk is full");
    sink.lose(false);
    assertThat(post("/v1/allocations", NDJSON, Lines.allocs("p", 1, 2)))
        .isEqualTo("200 {\"accepted\":2,\"duplicates\":0}");
  }

  @Test
  void sheddingSpool_turnsAwayBeforeAnythingIsHandedOn() throws Exception {
    sink.shed(true);
    var answer =
        send(request("/v1/allocations", NDJSON).POST(BodyPublishers.ofString(Lines.alloc("p", 1))));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(get("/health")).startsWith("503");
    assertThat(sink.entries()).isEmpty();
  }

  @Test
  void positions_outliveARestart() throws Exception {
    post("/v1/allocations", NDJSON, Lines.allocs("p", 1, 700));
    stop();
    start();
    assertThat(post("/v1/allocations", NDJSON, Lines.allocs("p", 699, 701)))
        .isEqualTo("200 {\"accepted\":1,\"duplicates\":2}");
    assertThat(post("/v1/allocations", NDJSON, Lines.alloc("p", 650, 1))).startsWith("409");
  }

  private String post(String path, String type, String body) throws Exception {
    return text(send(request(path, type).POST(BodyPublishers.ofString(body))));
  }

  private String get(String path) throws Exception {
    return text(send(HttpRequest.newBuilder(uri(path))));
  }

  private HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(uri(path)).header("Content-Type", type);
  }

  private URI uri(String path) {
    return URI.create(part.server().orElseThrow().address() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String text(HttpResponse<String> answer) {
    return answer.statusCode() + " " + answer.body().strip();
  }

  private static JsonNode json(int status, String answer) throws IOException {
    assertThat(answer).startsWith(status + " ");
    return JsonMapper.builder().build().readTree(answer.substring(4));
  }
}
