package io.memwall.standalone;

import io.memwall.collectors.agent.CaptureImport;
import io.memwall.collectors.agent.ImportRequest;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.engines.KafkaEngine;
import io.memwall.engines.KafkaOptions;
import io.memwall.schemas.TopicSetup;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.stack.Completion;
import io.memwall.standalone.stack.StackFile;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/**
 * A capture on its way into a database: a Kafka of its own, topologies and sink as processes of
 * their own, which may be killed and started again meanwhile.
 */
final class Load implements AutoCloseable {
  private static final int PARTITIONS = 4;
  private static final List<String> TOPOLOGIES = List.of("bandwidth", "allocation");

  private final Cli cli;
  private final Path home;
  private final Database database;
  private final KafkaEngine kafka;
  private Child streams;
  private Child sink;

  /** Starts everything on an empty database. */
  Load(Cli cli, Path home, Database database) {
    this.cli = cli;
    this.home = home;
    this.database = database;
    kafka = KafkaEngine.start(KafkaOptions.in(home.resolve("kafka")));
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      new TopicSetup(admin, PARTITIONS, 1).ensure();
    }
    Migrator.migrate(database, MigrationSettings.defaults());
    startStreams();
    startSink();
  }

  void startStreams() {
    streams = part(String.join(",", TOPOLOGIES));
  }

  void startSink() {
    sink = part("sink");
  }

  Child streams() {
    return streams;
  }

  Child sink() {
    return sink;
  }

  private Child part(String parts) {
    return cli.start(
        "streams",
        "--only",
        parts,
        "--kafka",
        kafka.bootstrapServers(),
        "--clickhouse",
        database.url(),
        "--database",
        database.name(),
        "--state",
        home.resolve("state").toString());
  }

  /** Imports, waits until the database holds all of it, and returns what it then holds. */
  Map<String, String> run(Path capture, Progress progress) throws InterruptedException {
    try {
      load(capture, progress);
      return Digests.of(database);
    } catch (RuntimeException e) {
      throw new AssertionError("%s%n%s".formatted(streams, sink), e);
    }
  }

  private void load(Path capture, Progress progress) throws InterruptedException {
    var request =
        ImportRequest.of(capture, KafkaTarget.at(kafka.bootstrapServers()))
            .withInterval(IntervalLength.of(Duration.ofMillis(100)));
    var summary = new CaptureImport().run(request, Progress.NONE, progress);
    var self = ProcessHandle.current();
    var stack =
        new StackFile(
            self.pid(),
            0,
            home.toString(),
            kafka.bootstrapServers(),
            database.url(),
            database.name(),
            PARTITIONS);
    var silent = new io.memwall.standalone.Progress(new PrintWriter(Writer.nullWriter()));
    new Completion(stack, new QueryRunner(database), silent, Optional::empty)
        .of(TOPOLOGIES)
        .await(summary);
  }

  @Override
  public void close() {
    streams.kill();
    sink.kill();
    streams.close();
    sink.close();
    kafka.kill();
  }
}
