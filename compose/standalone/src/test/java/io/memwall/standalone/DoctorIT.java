package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.schemas.Topics;
import io.memwall.sql.Database;
import io.memwall.standalone.stack.StackFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** One stack; each fault in turn is named with its fix. What cannot be undone comes last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
    named = "memwall.full",
    matches = "true",
    disabledReason = "a stack of its own: mvn -Pfull verify runs it")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DoctorIT {
  private static final Duration READY = Duration.ofMinutes(3);

  private Path data;
  private Child up;

  @BeforeAll
  void start(@TempDir Path home) {
    Own.clickHouse();
    data = home.resolve("data");
    String words = "up --no-console --port-base " + Own.portBase() + " --data";
    up = new Cli(home).start(words.split(" "), data);
    up.awaitLine(Pattern.compile("^ready in "), READY);
  }

  @AfterAll
  void stop() {
    if (up != null) {
      up.close();
    }
  }

  private Finished doctor(String... words) {
    return Cli.here(("doctor " + String.join(" ", words) + " --data").strip().split(" +"), data);
  }

  /** The stage and the fix of the worst. */
  private JsonNode culprit() {
    var finished = doctor("-o", "json");
    assertThat(finished.code()).as("%s", finished).isEqualTo(4);
    return finished.json().path("culprit");
  }

  @Test
  @Order(1)
  void healthyStack_isWalkedToTheEnd_andLeftClean() {
    Finished finished = doctor();
    assertThat(finished.code()).as("%s", finished).isZero();
    assertThat(finished.out().strip()).endsWith("healthy");
    for (String stage : new String[] {"agent", "kafka", "streams", "sink", "query"}) {
      assertThat(finished.out()).containsPattern("(?m)^" + stage + " +probe +ok .* \\d+ ms$");
    }
    assertThat(finished.out()).doesNotContain("fix:");
  }

  @Test
  @Order(2)
  void frozenClickHouse_isNamedWithItsProcess() {
    assertFrozen("/clickhouse/run/", "clickhouse");
  }

  @Test
  @Order(3)
  void frozenKafka_isNamedWithItsProcess() {
    assertFrozen("/kafka/run/", "kafka");
  }

  private void assertFrozen(String commandLine, String stage) {
    long pid =
        up.descendants().stream()
            .filter(child -> child.info().commandLine().orElse("").contains(commandLine))
            .findFirst()
            .orElseThrow()
            .pid();
    Child.signal(pid, "STOP");
    try {
      JsonNode culprit = culprit();
      assertThat(culprit.path("stage").asText()).isEqualTo(stage);
      assertThat(culprit.path("seen").asText()).contains("frozen", Long.toString(pid));
      assertThat(culprit.path("fix").asText()).isEqualTo("kill -CONT " + pid);
    } finally {
      Child.signal(pid, "CONT");
    }
  }

  @Test
  @Order(4)
  void frozenPipeline_isNamedWithItsProcess() {
    up.freeze();
    try {
      assertThat(culprit().path("fix").asText()).isEqualTo("kill -CONT " + up.pid());
    } finally {
      up.thaw();
    }
  }

  @Test
  @Order(5)
  void savedQueryThatIsGone_isNamed() throws SQLException {
    administer("DROP VIEW top_talkers");
    JsonNode culprit = culprit();
    assertThat(culprit.path("stage").asText()).isEqualTo("query");
    assertThat(culprit.path("seen").asText()).contains("top_talkers");
    assertThat(culprit.path("fix").asText()).contains("--prepare");
  }

  private void administer(String statement) throws SQLException {
    var database = new Database(stack().clickHouse(), "default", "", "memwall");
    try (var connection = database.connect();
        var command = connection.createStatement()) {
      command.execute(statement);
    }
  }

  private StackFile stack() {
    return StackFile.in(data).orElseThrow();
  }

  @Test
  @Order(6)
  void topicWithAnotherPartitionCount_isNamed() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", stack().kafka()))) {
      admin.createPartitions(Map.of(Topics.DEADLETTER, NewPartitions.increaseTo(5))).all().get();
    }
    JsonNode culprit = culprit();
    assertThat(culprit.path("stage").asText()).isEqualTo("kafka");
    assertThat(culprit.path("seen").asText()).contains(Topics.DEADLETTER, "5 partitions");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void stoppedStack_isNamed() {
    up.close();
    JsonNode culprit = culprit();
    assertThat(culprit.path("stage").asText()).isEqualTo("stack");
    assertThat(culprit.path("fix").asText()).isEqualTo("./memwall up --data " + data);
  }
}
