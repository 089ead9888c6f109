package io.memwall.standalone;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.engines.KafkaCluster;
import io.memwall.schemas.TopicSetup;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.stack.Completion;
import io.memwall.standalone.stack.Scratch;
import io.memwall.standalone.stack.StackFile;
import io.memwall.standalone.verify.ScenarioRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;

/**
 * A scenario on its way through three brokers, two processes of all topologies that keep standbys
 * of each other's stores, and a sink.
 */
final class ClusterLoad implements AutoCloseable {
  static final int BROKERS = 3;

  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What a backlog leaves open is judged when nothing has come for 10 s. */
  private static final Duration QUIET = Duration.ofSeconds(20);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Cli cli;
  private final Path home;
  private final Database database;
  private final KafkaCluster kafka;
  private final int ports = Own.portBase();
  private final List<Child> instances = new ArrayList<>();
  private final Child sink;

  /** Starts everything on an empty database, and returns when both processes have tasks. */
  ClusterLoad(Cli cli, Path home, Database database) throws IOException {
    this.cli = cli;
    this.home = home;
    this.database = database;
    kafka = KafkaCluster.start(home.resolve("kafka"), BROKERS);
    try (var admin = admin()) {
      new TopicSetup(admin, PARTITIONS, BROKERS).ensure();
    }
    Migrator.migrate(database, MigrationSettings.defaults());
    instances.add(start(0));
    instances.add(start(1));
    sink = cli.start("streams", "--config", sinkConfig().toString());
    await("both have tasks").atMost(PATIENCE).until(() -> isSpread());
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  KafkaCluster kafka() {
    return kafka;
  }

  Child instance(int index) {
    return instances.get(index);
  }

  void restart(int index) {
    try {
      instances.set(index, start(index));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Child start(int index) throws IOException {
    String config =
        """
        kafka: {bootstrap: "%s"}
        state_dir: %s
        run: [%s]
        scale: {standby_replicas: 1, replication_factor: %d, partitions: %d}
        http: {listen: "http://%s"}
        """
            .formatted(
                kafka.bootstrapServers(),
                home.resolve("state-" + index),
                String.join(", ", Scratch.topologies()),
                BROKERS,
                PARTITIONS,
                address(index));
    Path file = Files.writeString(home.resolve("streams-" + index + ".yaml"), config);
    return cli.start("streams", "--config", file.toString());
  }

  private Path sinkConfig() throws IOException {
    String config =
        """
        kafka: {bootstrap: "%s"}
        run: [sink]
        clickhouse: {url: "%s", database: %s}
        """
            .formatted(kafka.bootstrapServers(), database.url(), database.name());
    return Files.writeString(home.resolve("sink.yaml"), config);
  }

  private String address(int index) {
    return "127.0.0.1:" + (ports + index);
  }

  /** What a process answers, whatever its status code. */
  JsonNode ask(int index, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + address(index) + path))
            .timeout(Duration.ofSeconds(10));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return JSON.readTree(
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      return JSON.createObjectNode().put("silent", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private List<JsonNode> topologies(int index) {
    return StreamSupport.stream(ask(index, "/health").path("topologies").spliterator(), false)
        .toList();
  }

  /** Active tasks of a process, 0 while it does not answer. */
  int tasks(int index) {
    return topologies(index).stream().mapToInt(one -> one.path("tasks").asInt()).sum();
  }

  /** Topologies a process calls frozen. */
  long frozen(int index) {
    return topologies(index).stream().filter(one -> one.has("frozen")).count();
  }

  /** Whether every topology runs in both processes, and both have tasks of each. */
  boolean isSpread() {
    return isWhole(0) && isWhole(1);
  }

  private boolean isWhole(int index) {
    var all = topologies(index);
    return all.size() == Scratch.topologies().size()
        && all.stream()
            .allMatch(
                one ->
                    one.path("state").asText().equals("RUNNING") && one.path("tasks").asInt() > 0);
  }

  /** Lets it happen, and returns when the database has all that follows from it. */
  void run(SimulationOptions options, Duration lasting, Progress progress) throws Exception {
    try {
      new ScenarioRun(options)
          .run(
              kafka.bootstrapServers(),
              home.resolve("truth.jsonl"),
              lasted -> progress.read(lasted, lasting.toNanos()));
      completion().awaitStored();
      awaitQuiet(options.start().plus(lasting));
      completion().awaitStored();
    } catch (RuntimeException e) {
      throw new AssertionError("%s%n%s".formatted(instances, sink), e);
    }
  }

  private Completion completion() {
    var stack =
        new StackFile(
            ProcessHandle.current().pid(),
            0,
            home.toString(),
            kafka.bootstrapServers(),
            database.url(),
            database.name(),
            PARTITIONS);
    var silent = new io.memwall.standalone.Progress(new PrintWriter(Writer.nullWriter()));
    return new Completion(stack, new QueryRunner(database), silent, Optional::empty);
  }

  /** Windows after the scenario do not count: by the clock, a live pool is judged for ever. */
  private void awaitQuiet(Instant end) {
    var before = new AtomicLong(-1);
    await("quiet")
        .during(QUIET)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> sameAs(before, end));
  }

  private boolean sameAs(AtomicLong before, Instant end) {
    long rows = rows("hotspot", "WHERE t_end <= toDateTime(%d)".formatted(end.getEpochSecond()));
    return before.getAndSet(rows) == rows;
  }

  /**
   * Of a table in the database, with what follows its name: FINAL leaves repeats and replaced
   * revisions out.
   */
  long rows(String table, String mode) {
    var answer = new QueryRunner(database).sql("SELECT count() FROM %s %s".formatted(table, mode));
    return ((Number) answer.rows().get(0).get(0)).longValue();
  }

  /** Whether every partition has all its copies in sync. */
  boolean isInSync() {
    try (var admin = admin()) {
      return admin
          .describeTopics(admin.listTopics().names().get())
          .allTopicNames()
          .get()
          .values()
          .stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.isr().size() == BROKERS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      return false;
    }
  }

  @Override
  public void close() {
    instances.forEach(Child::kill);
    sink.kill();
    instances.forEach(Child::close);
    sink.close();
    kafka.kill();
  }
}
