package io.memwall.standalone.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The other processes of the same applications, asked for their part of an answer. They are asked
 * in the way this one is: with TLS if it has it, and with the caller's own token.
 */
final class Neighbours {
  /** Who is asked with it answers for itself alone. */
  static final String ALONE = "Memwall-Alone";

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String scheme;

  /**
   * @param own how this process listens
   */
  Neighbours(HttpSettings own) {
    scheme = own.listen().isTls() ? "https://" : "http://";
  }

  /**
   * What the others said.
   *
   * @param answers by address; nothing from those that do not know what was asked for
   * @param silent why the rest gave none, by address
   */
  record Said(Map<String, JsonNode> answers, Map<String, String> silent) {}

  /** Asks all side by side; waits for no one longer than 2 s. */
  Said ask(Collection<String> addresses, Request request) {
    var asked = new TreeMap<String, CompletableFuture<HttpResponse<String>>>();
    addresses.forEach(at -> asked.put(at, client.sendAsync(to(at, request), asText())));
    var said = new Said(new TreeMap<>(), new TreeMap<>());
    asked.forEach((at, answer) -> hear(said, at, answer));
    return said;
  }

  private static HttpResponse.BodyHandler<String> asText() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private HttpRequest to(String address, Request request) {
    var builder =
        HttpRequest.newBuilder(URI.create(scheme + address + request.path()))
            .timeout(PATIENCE)
            .header(ALONE, "yes");
    request.header("authorization").ifPresent(token -> builder.header("Authorization", token));
    return builder.build();
  }

  private static void hear(Said said, String at, CompletableFuture<HttpResponse<String>> answer) {
    try {
      var response = answer.join();
      if (response.statusCode() == OK) {
        said.answers().put(at, JSON.readTree(response.body()));
      } else if (response.statusCode() != NOT_FOUND) {
        said.silent().put(at, "answered " + response.statusCode());
      }
    } catch (CompletionException | JsonProcessingException e) {
      said.silent().put(at, reason(e));
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e instanceof CompletionException ? e.getCause() : e;
    return Optional.ofNullable(cause.getMessage())
        .filter(text -> cause instanceof IOException && !text.isBlank())
        .orElse(cause.getClass().getSimpleName());
  }
}
