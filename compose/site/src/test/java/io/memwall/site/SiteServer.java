package io.memwall.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.engines.ClickHouse;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseMissingException;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.engines.ClickHouseSource;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A real ClickHouse with the users, rights and passwords of a site, prepared by the writer and
 * filled with the data that every saved query is tested with; one per JVM.
 */
final class SiteServer {
  static final String DATABASE = "memwall";
  static final String WRITER = "memwall_writer";
  static final String READER = "memwall_reader";
  static final String TENANT = "tenant_a";

  /** The one that has a hotspot in the data. */
  static final String HOT_TENANT = "tenant_llm-a";

  private static final List<String> TENANTS = List.of(TENANT, HOT_TENANT);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static SiteServer running;

  private final String url;
  private final Path secrets;
  private final Map<String, String> tenantPasswords;

  private SiteServer(String url, Path secrets, Map<String, String> tenantPasswords) {
    this.url = url;
    this.secrets = secrets;
    this.tenantPasswords = tenantPasswords;
  }

  static synchronized SiteServer get() throws Exception {
    if (running == null) {
      running = start(source());
    }
    return running;
  }

  private static ClickHouseSource source() {
    try {
      return ClickHouse.findLocal(
          line -> System.getLogger(SiteServer.class.getName()).log(System.Logger.Level.INFO, line));
    } catch (ClickHouseMissingException e) {
      assertThat(System.getenv("CI")).as(e.getMessage()).isNull();
      Assumptions.abort(e.getMessage());
      throw e;
    }
  }

  private static SiteServer start(ClickHouseSource source) throws Exception {
    Path root = Files.createTempDirectory("memwall-site-");
    Path secrets = root.resolve("secrets");
    run("make-secrets", secrets.toString());
    Path users = Files.createDirectories(root.resolve("clickhouse/conf/users.d"));
    String ours = Tree.text(Tree.at("clickhouse/users.d/memwall.xml"));
    Files.writeString(
        users.resolve("memwall.xml"), ours.replace("/run/secrets", secrets.toString()));
    Path config = Files.createDirectories(root.resolve("clickhouse/conf/config.d"));
    String server = Tree.text(Tree.at("clickhouse/config.d/memwall.xml"));
    Files.writeString(config.resolve("image.xml"), SystemLogs.imageConfiguration());
    // Its port is one for all; here several may run.
    Files.writeString(
        config.resolve("memwall.xml"), server.replaceAll("(?s)<prometheus>.*</prometheus>", ""));
    var tenantPasswords = new HashMap<String, String>();
    for (String tenant : TENANTS) {
      String name = tenant.replace("tenant_", "");
      tenantPasswords.put(tenant, run("add-tenant", name, users.toString()));
    }
    var engine = ClickHouseEngine.start(ClickHouseOptions.in(root.resolve("clickhouse"), source));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(engine, root), "site-server-end"));
    var started = new SiteServer(engine.httpUrl(), secrets, tenantPasswords);
    started.fill();
    return started;
  }

  /** Killed, not stopped: nobody needs what it would write. */
  private static void end(ClickHouseEngine engine, Path root) {
    engine.kill();
    try (var files = Files.walk(root)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      System.getLogger(SiteServer.class.getName())
          .log(System.Logger.Level.INFO, "left behind: " + root);
    }
  }

  /** What a script of ours prints. */
  static String run(String script, String... arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<>(List.of(Tree.at(script).toString()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.strip();
  }

  private void fill() {
    Migrator.migrate(writing(), MigrationSettings.defaults());
    String data = Tree.text(Tree.compose().getParent().resolve("sql/testdata/data.sql"));
    for (String statement : data.split(";\\s*\\n", -1)) {
      if (statement.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("--"))) {
        var answer = ask(WRITER, statement);
        assertThat(answer.refused()).as(answer.text()).isFalse();
      }
    }
  }

  Database writing() {
    return new Database(url, WRITER, password(WRITER), DATABASE);
  }

  String password(String user) {
    String tenant = tenantPasswords.get(user);
    return tenant != null ? tenant : Tree.text(secrets.resolve(user + "_password"));
  }

  Answer ask(String user, String sql) {
    return ask(user, Optional.of(password(user)), sql, "");
  }

  /**
   * A statement as one user.
   *
   * @param password what the user says; empty for none
   * @param settings more parameters of the address, beginning with an ampersand
   */
  Answer ask(String user, Optional<String> password, String sql, String settings) {
    String format = "&default_format=JSONCompact&output_format_json_quote_64bit_integers=0";
    var request =
        HttpRequest.newBuilder(URI.create(url + "/?database=" + DATABASE + format + settings))
            .header("X-ClickHouse-User", user)
            .POST(BodyPublishers.ofString(sql));
    password.ifPresent(secret -> request.header("X-ClickHouse-Key", secret));
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode() != 200, response.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
