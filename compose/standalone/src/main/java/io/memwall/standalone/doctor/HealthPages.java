package io.memwall.standalone.doctor;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** What processes say of themselves over HTTP. */
final class HealthPages {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int OK = 200;

  private HealthPages() {}

  static Check agent(URI address) {
    return page(
        Stage.AGENT,
        address.resolve("/health/ready"),
        "the reasons are in the answer and in the log of memwall collect; start or wake it");
  }

  static Check streams(URI address) {
    return page(
        Stage.STREAMS,
        address.resolve("/health"),
        "the answer names the topology or sink; see the log of memwall streams; start or wake it");
  }

  private static Check page(Stage stage, URI page, String fix) {
    return new Check(
        () -> {
          var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
          var request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
          var answer = client.send(request, BodyHandlers.ofString());
          String seen = "%s: %d %s".formatted(page, answer.statusCode(), answer.body().strip());
          return List.of(
              answer.statusCode() == OK
                  ? Finding.ok(stage, "health", page + " is well")
                  : Finding.broken(stage, "health", seen, fix));
        },
        why -> Finding.broken(stage, "health", page + ": " + why, fix),
        List::of);
  }
}
