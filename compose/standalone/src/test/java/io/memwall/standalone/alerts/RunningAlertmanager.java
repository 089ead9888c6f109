package io.memwall.standalone.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Debian's Alertmanager, started for a test; it tells a webhook of the test without waiting. */
final class RunningAlertmanager implements AutoCloseable {
  private static final String PROGRAM = "prometheus-alertmanager";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String url;

  private RunningAlertmanager(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static RunningAlertmanager start(Path directory, String webhook) throws IOException {
    requireProgram();
    Path config = directory.resolve("alertmanager.yml");
    Files.writeString(
        config,
        """
        route:
          receiver: test
          group_by: [entity]
          group_wait: 0s
          group_interval: 1s
        receivers:
          - name: test
            webhook_configs:
              - url: %s
        """
            .formatted(webhook));
    int port = freePort();
    var command =
        List.of(
            PROGRAM,
            "--config.file=" + config,
            "--storage.path=" + directory.resolve("data"),
            "--web.listen-address=127.0.0.1:" + port,
            "--cluster.listen-address=");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("alertmanager.log").toFile())
            .start();
    var running = new RunningAlertmanager(process, "http://127.0.0.1:" + port);
    await().until(() -> running.answers("/-/ready"));
    return running;
  }

  private static void requireProgram() {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(each -> Files.isExecutable(Path.of(each, PROGRAM)));
    if (!isThere) {
      String reason = PROGRAM + " is not installed: apt-get install " + PROGRAM;
      assertThat(System.getenv("CI")).as(reason).isNull();
      Assumptions.abort(reason);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private boolean answers(String path) throws InterruptedException {
    try {
      return client.send(get(path), BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).build();
  }

  String url() {
    return url;
  }

  /** What it believes to fire now, as JSON. */
  String alerts() throws IOException, InterruptedException {
    return client.send(get("/api/v2/alerts"), BodyHandlers.ofString()).body();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
