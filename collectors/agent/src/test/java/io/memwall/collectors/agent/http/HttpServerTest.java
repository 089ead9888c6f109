package io.memwall.collectors.agent.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HttpServerTest {
  private static final String TOKEN = "0123456789abcdef0123";

  @TempDir private Path directory;

  @Test
  void routes_answerByMethodAndPath() throws Exception {
    try (var server = HttpServer.start("test", local(), routes())) {
      assertThat(get(server, "/hello/moon", "")).isEqualTo("200 hello moon");
      assertThat(get(server, "/hello", "")).startsWith("404");
      assertThat(get(server, "/hello/", "")).startsWith("404");
      assertThat(get(server, "/broken", "")).startsWith("500").doesNotContain("secret");
      assertThat(get(server, "/only-post", "")).startsWith("405");
    }
  }

  @Test
  void token_isAskedFor_butForOpenRoutes() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    var settings = new HttpSettings(local().listen(), Optional.empty(), Optional.of(file), 1_000);
    try (var server = HttpServer.start("test", settings, routes())) {
      assertThat(get(server, "/hello/moon", "")).startsWith("401");
      assertThat(get(server, "/hello/moon", "Bearer " + TOKEN + "x")).startsWith("401");
      assertThat(get(server, "/nowhere", "")).startsWith("401");
      assertThat(get(server, "/hello/moon", "bearer " + TOKEN)).startsWith("200");
      assertThat(get(server, "/open", "")).startsWith("200");
    }
  }

  @Test
  void shortToken_isRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("token"), "short");
    var settings = new HttpSettings(local().listen(), Optional.empty(), Optional.of(file), 1_000);
    assertThatThrownBy(() -> HttpServer.start("test", settings, routes()))
        .isInstanceOf(HttpException.class)
        .hasMessageContaining("at least 16 characters");
  }

  @Test
  void unixSocket_answers_isPrivate_andOutlivesAKill() throws Exception {
    Path path = directory.resolve("s.sock");
    // What a killed process leaves behind: a socket nobody listens on.
    try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(path));
    }
    var settings = HttpSettings.local(new ListenAddress.Unix(path));
    try (var server = HttpServer.start("test", settings, routes())) {
      assertThat(server.address()).hasToString("unix:" + path);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-rw----");
      assertThat(overSocket(path)).startsWith("HTTP/1.1 200").endsWith("hello moon");
      assertThatThrownBy(() -> HttpServer.start("test", settings, routes()))
          .hasMessageContaining("another process listens");
    }
    Files.deleteIfExists(path);
    Files.writeString(path, "precious");
    assertThatThrownBy(() -> HttpServer.start("test", settings, routes()))
        .hasMessageContaining("it is no socket");
  }

  @Test
  void unsafeSettings_areRefused() {
    assertThat(problems("http://0.0.0.0:1")).anyMatch(line -> line.contains("without TLS"));
    assertThat(problems("https://127.0.0.1:1")).anyMatch(line -> line.contains("key store"));
    assertThat(problems("http://127.0.0.1:1")).isEmpty();
    assertThat(problems("http://[::1]:1")).isEmpty();
    assertThat(problems("http://127.evil.example:1")).isNotEmpty();
    var tls = new TlsFiles(Path.of("/k"), Path.of("/p"), Optional.empty());
    var open =
        new HttpSettings(
            ListenAddress.parse("https://0.0.0.0:1"), Optional.of(tls), Optional.empty(), 1);
    assertThat(open.problems()).anyMatch(line -> line.contains("a token file or a client CA"));
    assertThatThrownBy(() -> HttpServer.start("test", open, routes()))
        .isInstanceOf(HttpException.class);
    for (String wrong : List.of("ftp://h:1", "http://h", "unix:relative", "9464", "http://h:1/x")) {
      assertThatThrownBy(() -> ListenAddress.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is no address to listen on");
    }
  }

  @Test
  void portInUse_isNamed() {
    try (var server = HttpServer.start("test", local(), routes())) {
      var same = HttpSettings.local(server.address());
      assertThatThrownBy(() -> HttpServer.start("test", same, routes()))
          .hasMessageContaining(server.address().toString());
    }
  }

  private static List<String> problems(String listen) {
    return HttpSettings.local(ListenAddress.parse(listen)).problems();
  }

  private static HttpSettings local() {
    return HttpSettings.local(ListenAddress.parse("http://127.0.0.1:0"));
  }

  private static List<Route> routes() {
    return List.of(
        Route.get("/hello/{who}", r -> Answer.text(200, "hello " + r.parameter("who"))),
        Route.get("/open", r -> Answer.text(200, "open")).open(),
        Route.post("/only-post", r -> Answer.text(200, "posted")),
        Route.get(
            "/broken",
            r -> {
              throw new IllegalStateException("secret");
            }));
  }

  private static String get(HttpServer server, String path, String authorization)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(server.uri(path));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  private static String overSocket(Path path) throws IOException {
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      String request = "GET /hello/moon HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
      return new String(Channels.newInputStream(channel).readAllBytes(), US_ASCII);
    }
  }
}
