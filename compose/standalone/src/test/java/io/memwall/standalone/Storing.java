package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.engines.SharedEngines;
import io.memwall.schemas.TopicSetup;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.streams.sink.ClickHouseSink;
import io.memwall.streams.sink.SinkConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Assumptions;

/** From the topics of a Kafka into a database of a test's own: both are made, and a sink runs. */
final class Storing implements AutoCloseable {
  static final int PARTITIONS = 4;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Database database;
  private final ClickHouseSink sink;
  private final Thread thread;

  private Storing(String kafka, String name) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      new TopicSetup(admin, PARTITIONS, 1).ensure();
    }
    database = new Database(SharedEngines.clickHouseUrl(), "default", "", name);
    Migrator.migrate(database, MigrationSettings.defaults());
    sink =
        new ClickHouseSink(
            new SinkConfig(
                kafka,
                name + "-sink",
                database.url(),
                database.user(),
                database.password(),
                database.name(),
                SinkConfig.DEFAULT_MAX_ROWS,
                SinkConfig.DEFAULT_MAX_WAIT,
                Map.of()));
    thread = new Thread(sink::run, "sink");
  }

  /**
   * Begins to store.
   *
   * @param name of the database, and of the sink's group
   */
  static Storing start(String kafka, String name) {
    var storing = new Storing(kafka, name);
    storing.thread.start();
    return storing;
  }

  /** Gives a test up where there is no ClickHouse; in CI there must be one. */
  static void needClickHouse() {
    SharedEngines.clickHouseMissing()
        .ifPresent(
            reason -> {
              assertThat(System.getenv("CI")).as(reason).isNull();
              Assumptions.abort(reason);
            });
  }

  Database database() {
    return database;
  }

  /** Whether all that is in the topics is in the database. */
  boolean isDone() {
    return sink.lag() == 0;
  }

  @Override
  public void close() {
    sink.close();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
