package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.engines.SharedDatabase;
import io.memwall.engines.SharedEngines;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topic;
import io.memwall.schemas.TopicSetup;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.sql.QueryRunner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Assumptions;

/** Real Kafka and ClickHouse, and the few things every test does with them. */
final class Servers {
  static final int PARTITIONS = 3;

  private Servers() {}

  static String clickHouse() {
    SharedEngines.clickHouseMissing()
        .ifPresent(
            reason -> {
              assertThat(System.getenv("CI")).as(reason).isNull();
              Assumptions.abort(reason);
            });
    return SharedEngines.clickHouseUrl();
  }

  static String kafkaWithTopics() {
    try (var admin = Admin.create(Map.of("bootstrap.servers", SharedEngines.kafka()))) {
      new TopicSetup(admin, PARTITIONS, 1).ensure();
    }
    return SharedEngines.kafka();
  }

  /** Of the shared server one with all tables and no rows, until the next test asks for it. */
  static Database empty() {
    return empty("sink");
  }

  /** The same, where one test needs several at once. */
  static Database empty(String word) {
    String url = clickHouse();
    return new Database(
        url, "default", "", SharedDatabase.empty(word, name -> migrated(url, name)));
  }

  static Database migrated(String url, String name) {
    var database = new Database(url, "default", "", name);
    Migrator.migrate(database, MigrationSettings.defaults());
    return database;
  }

  static SinkConfig config(Database database) {
    return config(database, 500);
  }

  static SinkConfig config(Database database, int maxRows) {
    return new SinkConfig(
        kafkaWithTopics(),
        SharedEngines.freshName("sink-group"),
        database.url(),
        "default",
        "",
        database.name(),
        maxRows,
        Duration.ofMillis(100),
        Map.of("session.timeout.ms", 10_000, "heartbeat.interval.ms", 500));
  }

  static List<List<Object>> rows(Database database, String sql) {
    return new QueryRunner(database).sql(sql).rows();
  }

  static long count(Database database, String table, String caseName) {
    return (Long)
        rows(
                database,
                "SELECT count() FROM %s FINAL WHERE case_name = '%s'".formatted(table, caseName))
            .get(0)
            .get(0);
  }

  /** A hash over the content of all rows of a case, whatever their order and number of copies. */
  static Object hash(Database database, String table, String caseName) {
    return rows(
        database,
        "SELECT count(), sum(cityHash64(toString(tuple(* EXCEPT ingested_at)))) FROM %s FINAL WHERE case_name = '%s'"
            .formatted(table, caseName));
  }

  static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    var settings = new HashMap<String, Object>(more);
    settings.put("bootstrap.servers", SharedEngines.kafka());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  static <T extends SpecificRecord> ProducerRecord<byte[], byte[]> record(
      Topic<T> topic, int partition, T value) {
    return new ProducerRecord<>(
        topic.name(), partition, new byte[] {1}, AvroCodec.of(topic.type()).encode(value));
  }

  static void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (var producer = producer(Map.of("acks", "all", "linger.ms", 5))) {
      var receipts = records.stream().map(producer::send).toList();
      for (var receipt : receipts) {
        receipt.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stores one record as the sink does. */
  static <T> void insert(Database database, Table<T> table, T value) throws InsertException {
    try (var inserter = new ClickHouseInserter(Servers.config(database))) {
      inserter.insert(table.shape(), table.row(value).bytes());
    }
  }
}
