package io.memwall.standalone.stack;

import io.memwall.engines.DataDirectory;
import io.memwall.schemas.TopicSetup;
import io.memwall.sql.Database;
import io.memwall.sql.Migrator;
import io.memwall.sql.SizeRetention;
import io.memwall.standalone.Progress;
import io.memwall.standalone.console.Console;
import io.memwall.standalone.replay.LateRanges;
import io.memwall.standalone.replay.RangeReplay;
import io.memwall.streams.alerts.AlertsConfig;
import io.memwall.streams.alerts.Receiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything of memwall on one machine, running. */
final class Stack implements AutoCloseable {
  // One thread works off each topology here: more partitions only cost more.
  private static final int PARTITIONS = 2;
  private static final Logger log = LoggerFactory.getLogger(Stack.class);

  private final StackOptions options;
  private final Progress progress;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private DataDirectory data;
  private Engines engines;
  private Pipeline pipeline;
  private AlertsThread alerts;
  private CompletableFuture<String> death;
  private Database database;
  private StackFile file;

  private Stack(StackOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Starts everything in the order of the data; what was started is stopped if a part fails. */
  static Stack start(StackOptions options, Progress progress) throws Exception {
    var stack = new Stack(options, progress);
    try {
      stack.begin();
      return stack;
    } catch (Exception e) {
      // Interrupted or not: stopping must be able to wait.
      boolean interrupted = Thread.interrupted();
      stack.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      throw e;
    }
  }

  private void begin() throws Exception {
    data = opened(DataDirectory.open(options.directory(), options.command()));
    options.ports().requireFree();
    LogFile.open(data.logs().resolve("memwall.log"));
    engines = opened(Engines.start(data, options.ports(), progress));
    death = engines.death();
    database = ClickHouseAccess.ofUser().at(engines.clickHouse().httpUrl());
    progress.step("topics", this::createTopics);
    progress.step("tables and saved queries", () -> Migrator.migrate(database, options.keep()));
    pipeline = opened(new Pipeline(plan(), Optional.of(database)));
    pipeline.start();
    opened(
            new RetentionThread(
                new SizeRetention(database, options.bounds(), InstantSource.system())))
        .start();
    alerts = opened(new AlertsThread(AlertsConfig.of(kafka(), options.rules().alerts())));
    alerts.start();
    opened(new ForecastThread(database)).start();
    opened(
            new LateRanges(
                new RangeReplay(new LiveSite(kafka(), PARTITIONS, database, plan().latency()))))
        .start();
    announce();
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  private Object createTopics() {
    try (var admin = KafkaClients.of(kafka()).admin()) {
      return new TopicSetup(admin, PARTITIONS, 1).ensure();
    }
  }

  private StreamsPlan plan() {
    return StreamsPlan.single(kafka(), data.streams(), PARTITIONS).judging(options.rules());
  }

  private void announce() {
    var self = ProcessHandle.current();
    file =
        new StackFile(
            self.pid(),
            StackFile.startOf(self),
            data.root().toString(),
            kafka(),
            database.url(),
            database.name(),
            PARTITIONS);
    for (Path place :
        new Path[] {data.root().resolve(StackFile.NAME), Places.ofUser().noteOf(self.pid())}) {
      file.write(place);
      parts.push(() -> delete(place));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Harmless: whoever reads it sees that its process is gone.
      log.warn("{} stays behind: {}", file, e.getMessage());
    }
  }

  String kafka() {
    return engines.kafka().bootstrapServers();
  }

  Database database() {
    return database;
  }

  DataDirectory data() {
    return data;
  }

  /** Where this stack answers. */
  StackFile file() {
    return file;
  }

  /**
   * Serves the console for as long as the stack runs.
   *
   * @return its address, for a browser
   */
  String console() {
    return opened(Console.start(database, options.ports().console())).address() + "/";
  }

  /** Who is told of alerts, for the user. */
  String tells() {
    var receivers = options.rules().alerts().receivers();
    return receivers.isEmpty()
        ? "kept, nobody is told: give --rules FILE"
        : "to " + receivers.stream().map(Receiver::name).collect(Collectors.joining(", "));
  }

  /** Why a part has ended for good; empty while all is well. */
  Optional<String> failure() {
    return death.isDone()
        ? Optional.of(death.join())
        : pipeline.failure().or(() -> alerts.failure());
  }

  /** Stops everything, last started first. A part that fails to stop does not keep the others. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        log.warn("while stopping: {}", e.getMessage());
      }
    }
  }
}
