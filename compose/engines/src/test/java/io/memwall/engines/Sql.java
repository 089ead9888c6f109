package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends one statement and returns what comes back, without the last line's end. */
record Sql(String url) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  String run(String statement) throws Exception {
    HttpResponse<String> answer = send("", statement);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().stripTrailing();
  }

  HttpResponse<String> send(String path, String statement) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/" + path))
            .POST(HttpRequest.BodyPublishers.ofString(statement))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
