package io.memwall.streams.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Posts JSON over HTTP. */
final class Poster {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final HttpClient client;
  private final Optional<Path> tokenFile;

  Poster(Optional<Path> tokenFile) {
    this.tokenFile = tokenFile;
    // A receiver's address is the operator's word: no answer leads elsewhere.
    client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Posts one document.
   *
   * @param id tells a repetition of the same news
   */
  void post(URI url, Object document, String id) throws DeliveryException, InterruptedException {
    HttpResponse<Void> answer;
    try {
      answer = client.send(request(url, document, id), HttpResponse.BodyHandlers.discarding());
    } catch (IOException e) {
      throw new DeliveryException(url.getHost() + " is not reached: " + e, false, e);
    }
    int status = answer.statusCode();
    if (status / 100 != 2) {
      boolean isFinal = status / 100 == 4 && status != 408 && status != 429;
      throw new DeliveryException(url.getHost() + " answers " + status, isFinal, null);
    }
  }

  private HttpRequest request(URI url, Object document, String id) throws IOException {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", id)
            .POST(HttpRequest.BodyPublishers.ofByteArray(json(document)));
    if (tokenFile.isPresent()) {
      request.header("Authorization", "Bearer " + Files.readString(tokenFile.get()).strip());
    }
    return request.build();
  }

  private static byte[] json(Object document) {
    try {
      return JSON.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts are JSON", e);
    }
  }
}
