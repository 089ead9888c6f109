package io.memwall.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Tells an agent of a pool as careful managers do: what is not answered is sent again, and what was
 * answered now and then as well.
 */
final class PoolManager implements Callable<Long> {
  private static final int BATCH = 50;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI address;
  private final List<String> lines;
  private final Random random;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private long duplicates;

  PoolManager(String address, PoolTruth truth, int seed) {
    this.address = URI.create(address + "/v1/allocations");
    this.lines = truth.lines();
    this.random = new Random(seed);
  }

  /** Repeats that the agent counted. */
  @Override
  public Long call() throws Exception {
    int next = 0;
    while (next < lines.size()) {
      int end = Math.min(lines.size(), next + 1 + random.nextInt(BATCH));
      next = answered(next, end);
      if (random.nextInt(4) == 0) {
        // As if the answer had been lost.
        next = Math.max(0, next - random.nextInt(BATCH));
      }
    }
    return duplicates;
  }

  /** Where to go on. */
  private int answered(int from, int to) throws IOException, InterruptedException {
    HttpResponse<String> answer = post(String.join("\n", lines.subList(from, to)));
    JsonNode body = JSON.readTree(answer.body());
    switch (answer.statusCode()) {
      case 200 -> {
        duplicates += body.get("duplicates").asLong();
        return to;
      }
      case 409 -> {
        return body.get("expected_seq").asInt() - 1;
      }
      case 503 -> {
        return from;
      }
      default -> throw new IOException(answer.statusCode() + " " + answer.body());
    }
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(body));
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
