package io.memwall.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real browser with one page, told what to do over its debugging protocol. */
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private WebSocket socket;
  private int number;

  private Chromium(Process process) {
    this.process = process;
  }

  /** Skips the test where there is none; in CI there must be one. */
  static Chromium start(Path directory) throws Exception {
    Path program = program().orElse(null);
    if (program == null) {
      String reason = "no Chromium here: apt-get install chromium, or set CHROMIUM to its path";
      assertThat(System.getenv("CI")).as(reason).isNull();
      Assumptions.abort(reason);
    }
    var process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-extensions",
                "--no-first-run",
                "--window-size=1440,1000",
                "--remote-debugging-port=0",
                "--user-data-dir=" + directory,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(Files.createTempFile(directory, "chromium", ".log").toFile())
            .start();
    var browser = new Chromium(process);
    browser.connect(directory.resolve("DevToolsActivePort"));
    return browser;
  }

  private static Optional<Path> program() {
    String given = System.getenv().getOrDefault("CHROMIUM", "");
    var places =
        given.isBlank()
            ? Stream.of("chromium", "chromium-browser", "google-chrome").map("/usr/bin/"::concat)
            : Stream.of(given);
    return places.map(Path::of).filter(Files::isExecutable).findFirst();
  }

  private void connect(Path portFile) throws Exception {
    await().atMost(PATIENCE).until(() -> Files.exists(portFile) && Files.size(portFile) > 0);
    String port = Files.readAllLines(portFile).get(0);
    var client = HttpClient.newHttpClient();
    var list = URI.create("http://127.0.0.1:" + port + "/json/list");
    var answer = client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString());
    String page = "";
    for (JsonNode target : JSON.readTree(answer.body())) {
      page =
          target.path("type").asText().equals("page")
              ? target.path("webSocketDebuggerUrl").asText()
              : page;
    }
    socket = client.newWebSocketBuilder().buildAsync(URI.create(page), new Ears()).join();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tell(domain + ".enable");
    }
  }

  /** What comes in pieces is put together. */
  private final class Ears implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
      text.append(piece);
      if (last) {
        heard(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void heard(String text) {
    JsonNode said;
    try {
      said = JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    if (said.has("id")) {
      asked.remove(said.path("id").asInt()).complete(said);
      return;
    }
    var params = said.path("params");
    switch (said.path("method").asText()) {
      case "Runtime.exceptionThrown" -> complaints.add(params.path("exceptionDetails").toString());
      case "Runtime.consoleAPICalled" -> complain(params.path("type").asText(), params);
      case "Log.entryAdded" -> complain(params.path("entry").path("level").asText(), params);
      case "Network.requestWillBeSent" -> requests.add(params.path("request").path("url").asText());
      default -> {
        // Many events are of no interest here.
      }
    }
  }

  private void complain(String level, JsonNode params) {
    if (level.equals("error") || level.equals("warning")) {
      complaints.add(params.toString());
    }
  }

  private JsonNode tell(String method, Object... parameters) {
    ObjectNode params = JSON.createObjectNode();
    for (int i = 0; i < parameters.length; i += 2) {
      params.set((String) parameters[i], JSON.valueToTree(parameters[i + 1]));
    }
    var answer = new CompletableFuture<JsonNode>();
    int id = ++number;
    asked.put(id, answer);
    var message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", params);
    socket.sendText(message.toString(), true).join();
    try {
      var said = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(said.path("error").isMissingNode()).as(said.toString()).isTrue();
      return said.path("result");
    } catch (Exception e) {
      throw new AssertionError(method, e);
    }
  }

  /** Goes to an address and returns when all of its cards have been answered. */
  void open(String url) {
    // From one fragment to another a browser does not load anew.
    tell("Page.navigate", "url", "about:blank");
    tell("Page.navigate", "url", url);
    settled();
  }

  void settled() {
    String done =
        "Boolean(document.querySelector('main .card') && !document.querySelector('[aria-busy]')"
            + " && !document.querySelector('main').dataset.loading)";
    until(done);
  }

  void until(String condition) {
    await(condition)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> evaluate(condition).asBoolean());
  }

  JsonNode evaluate(String script) {
    var result =
        tell("Runtime.evaluate", "expression", script, "returnByValue", true, "awaitPromise", true);
    assertThat(result.path("exceptionDetails").isMissingNode()).as(result.toString()).isTrue();
    return result.path("result").path("value");
  }

  String text(String selector) {
    return evaluate("document.querySelector(" + quoted(selector) + ")?.innerText ?? ''").asText();
  }

  void click(String selector) {
    evaluate("document.querySelector(" + quoted(selector) + ").click()");
  }

  /** A key as the keyboard sends it. */
  void press(String key, int code) {
    for (String type : List.of("keyDown", "keyUp")) {
      tell(
          "Input.dispatchKeyEvent",
          "type",
          type,
          "key",
          key,
          "code",
          key,
          "windowsVirtualKeyCode",
          code);
    }
  }

  private static String quoted(String text) {
    return JSON.valueToTree(text).toString();
  }

  /** Roles of what can be used but has no name that a screen reader could say. */
  List<String> nameless() {
    var found = new CopyOnWriteArrayList<String>();
    for (JsonNode node : tell("Accessibility.getFullAXTree").path("nodes")) {
      String role = node.path("role").path("value").asText();
      boolean used = List.of("button", "link", "textbox", "combobox", "image").contains(role);
      if (used && !node.path("ignored").asBoolean() && node.at("/name/value").asText().isBlank()) {
        found.add(role + " " + node.path("properties"));
      }
    }
    return found;
  }

  /** The whole page, as a picture. */
  void picture(Path file) throws IOException {
    String data =
        tell("Page.captureScreenshot", "format", "png", "captureBeyondViewport", true)
            .path("data")
            .asText();
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(data));
  }

  /** Errors and warnings of the console, and scripts that failed. */
  List<String> complaints() {
    return complaints;
  }

  /** Every address asked for. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
