package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KafkaEngineIT {
  @TempDir Path dir;

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }

  @Test
  void records_surviveCleanRestart() throws Exception {
    KafkaEngine engine = KafkaEngine.start(KafkaOptions.in(dir));
    try (engine) {
      assertThat(engine.isAlive()).isTrue();
      Records topic = new Records(engine.bootstrapServers(), "kept").create(Map.of());
      topic.produce(numbers(0, 1_000).stream().map(topic::of).toList());
      assertThat(topic.values()).isEqualTo(numbers(0, 1_000));
    }
    EngineExit exit = engine.onExit().get();
    assertThat(exit.asked()).isTrue();
    assertThat(exit.code()).as(exit.lastLines()).isZero();
    assertThat(ProcessHandle.of(engine.pid().getAsLong())).isEmpty();
    try (KafkaEngine again = KafkaEngine.start(KafkaOptions.in(dir))) {
      assertThat(new Records(again.bootstrapServers(), "kept").values())
          .isEqualTo(numbers(0, 1_000));
      assertThat(logs()).doesNotContain(" DEBUG ").contains("Kafka Server started");
    }
  }

  private String logs() throws Exception {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(dir.resolve("logs"))) {
      for (Path file : files.toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  @Test
  void acknowledgedRecords_surviveKill() throws Exception {
    KafkaEngine engine = KafkaEngine.start(KafkaOptions.in(dir));
    Records topic = new Records(engine.bootstrapServers(), "killed").create(Map.of());
    topic.produce(numbers(0, 20_000).stream().map(topic::of).toList());
    engine.kill();
    assertThat(engine.isAlive()).isFalse();
    assertThat(engine.onExit().get().code()).isEqualTo(137);
    try (KafkaEngine again = KafkaEngine.start(KafkaOptions.in(dir))) {
      Records after = new Records(again.bootstrapServers(), "killed");
      assertThat(after.values()).isEqualTo(numbers(0, 20_000));
      after.produce(List.of(after.of("more")));
      assertThat(after.values()).hasSize(20_001).endsWith("more");
    }
  }

  @Test
  void death_isReportedAsNotAsked() throws Exception {
    try (KafkaEngine engine = KafkaEngine.start(KafkaOptions.in(dir))) {
      ProcessHandle.of(engine.pid().getAsLong()).orElseThrow().destroyForcibly();
      EngineExit exit = engine.onExit().get(1, TimeUnit.MINUTES);
      assertThat(exit.asked()).isFalse();
      assertThat(exit.engine()).isEqualTo("kafka");
      assertThat(exit.lastLines()).contains("Kafka Server started");
    }
  }

  @Test
  void takenPort_isNamedWithTheOption() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> KafkaEngine.start(new KafkaOptions(dir, taken.getLocalPort(), 0)))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("kafka")
          .hasMessageContaining("--port-base");
    }
  }

  @Test
  void settings_fitOneNodeAndAnyEventTime() throws Exception {
    String servers = SharedEngines.kafka();
    assertThat(SharedEngines.kafka()).isEqualTo(servers);
    Records logged =
        new Records(servers, SharedEngines.freshName("logged"))
            .create(Map.of("message.timestamp.type", "LogAppendTime"));
    Records created = new Records(servers, SharedEngines.freshName("created")).create(Map.of());
    // A capture of 1999, one with a wrong clock in 2200, and a value of a mebibyte and more.
    for (Records topic : List.of(logged, created)) {
      topic.produce(
          List.of(
              new ProducerRecord<>(topic.topic(), null, 940_000_000_000L, "k", "old"),
              new ProducerRecord<>(topic.topic(), null, 7_258_118_400_000L, "k", "new"),
              topic.of("x".repeat(3 << 20))));
      assertThat(topic.values()).hasSize(3).startsWith("old", "new");
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      assertThat(admin.describeCluster().nodes().get())
          .singleElement()
          .satisfies(node -> assertThat(node.host()).isEqualTo("127.0.0.1"));
    }
  }

  @Test
  void transactions_hideWhatWasAborted() throws Exception {
    Records topic =
        new Records(SharedEngines.kafka(), SharedEngines.freshName("tx")).create(Map.of());
    try (KafkaProducer<String, String> producer =
        topic.producer(Map.of("transactional.id", topic.topic()))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(topic.of("aborted")).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(topic.of("committed")).get();
      producer.commitTransaction();
    }
    assertThat(topic.values()).containsExactly("committed");
  }

  @Test
  void unknownTopic_isNotCreatedByReading() throws Exception {
    String name = SharedEngines.freshName("absent");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedEngines.kafka()))) {
      assertThatThrownBy(() -> admin.describeTopics(List.of(name)).allTopicNames().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
      assertThat(admin.listTopics().names().get()).doesNotContain(name);
    }
  }
}
