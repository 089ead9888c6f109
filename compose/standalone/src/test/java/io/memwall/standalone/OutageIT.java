package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.engines.KafkaEngine;
import io.memwall.engines.KafkaOptions;
import io.memwall.engines.SharedEngines;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka is gone for a while under load, and nothing is missing that is not declared. The outage
 * lasts three seconds; {@code -Dmemwall.outage.seconds=120} makes it two minutes.
 */
final class OutageIT {
  private static final int SECONDS = Integer.getInteger("memwall.outage.seconds", 3);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long AMPLE = 1L << 30;
  private static final long SCANT = 256 * 1024;
  private static final Pattern CONNECTED = Pattern.compile("connected=true");
  private static final Pattern DRAINED = Pattern.compile("connected=true spool=0 ");
  private static final Pattern SPOOLING = Pattern.compile("connected=false spool=[1-9]");
  private static final Pattern SHEDDING = Pattern.compile("connected=false .*lost=[1-9]");

  private final String node = SharedEngines.freshName("outage");

  @TempDir private Path directory;
  private KafkaEngine kafka;
  private Storing storing;
  private int started;

  @BeforeEach
  void start() {
    Storing.needClickHouse();
    kafka = KafkaEngine.start(KafkaOptions.in(directory.resolve("kafka")));
    storing = Storing.start(kafka.bootstrapServers(), node);
  }

  @AfterEach
  void stop() {
    if (storing != null) {
      storing.close();
    }
    if (kafka != null) {
      kafka.close();
    }
  }

  @Test
  @EnabledIfSystemProperty(
      named = "memwall.full",
      matches = "true",
      disabledReason = "a minute of silences: mvn -Pfull verify runs it")
  void killedAgent_leavesNothingMissing_butWhatTheNextDeclaresBlind() throws Exception {
    Path spool = directory.resolve("spool");
    try (Child first = agent(spool, AMPLE)) {
      first.awaitLines(CONNECTED, 10, PATIENCE);
      kafka.close();
      first.awaitLines(SPOOLING, 5 * SECONDS, PATIENCE);
      first.kill();
    }
    try (Child second = agent(spool, AMPLE)) {
      second.awaitLines(SPOOLING, 5 * SECONDS, PATIENCE);
      restartKafka();
      second.awaitMoreLines(DRAINED, 10, PATIENCE);
      second.terminate();
      second.ended(PATIENCE);
    }

    awaitStored();
    List<Map<String, Object>> balance = balance();
    assertThat(balance).hasSize(6);
    assertThat(sum(balance, "missing")).as("%s", balance).isZero();
    assertThat(sum(balance, "declared_lost")).isZero();
    assertThat(sum(lastEpoch(balance), "blind")).isZero();
    assertThat(sum(balance, "announced"))
        .isEqualTo(sum(balance, "received") + sum(balance, "blind"));
    assertEachOnce();
    assertInOrder();
  }

  @Test
  @EnabledIfSystemProperty(
      named = "memwall.full",
      matches = "true",
      disabledReason = "half a minute without Kafka: mvn -Pfull verify runs it")
  void spoolTooSmall_losesWhatItDeclares_andNothingElse() throws Exception {
    try (Child agent = agent(directory.resolve("spool"), SCANT)) {
      agent.awaitLines(CONNECTED, 10, PATIENCE);
      kafka.close();
      agent.awaitLines(SHEDDING, 5 * SECONDS, PATIENCE);
      restartKafka();
      agent.awaitMoreLines(DRAINED, 10, PATIENCE);
      agent.terminate();
      agent.ended(PATIENCE);
    }

    assertOnlyDeclaredLosses();
  }

  @Test
  @EnabledIfSystemProperty(
      named = "memwall.full",
      matches = "true",
      disabledReason = "half a minute without Kafka: mvn -Pfull verify runs it")
  void fullDisk_costsWhatIsDeclared_andIsGotOverAlone() throws Exception {
    Path small = Files.createDirectories(directory.resolve("small"));
    if (!ran("mount", "-t", "tmpfs", "-o", "size=1m", "memwall-test", small.toString())) {
      Assumptions.abort("no right to mount a small file system");
    }
    try (Child agent = agent(small.resolve("spool"), AMPLE)) {
      agent.awaitLines(CONNECTED, 10, PATIENCE);
      kafka.close();
      agent.awaitLines(SHEDDING, 5 * SECONDS, PATIENCE);
      restartKafka();
      agent.awaitMoreLines(DRAINED, 10, PATIENCE);
      agent.terminate();
      agent.ended(PATIENCE);
    } finally {
      assertThat(ran("umount", small.toString())).isTrue();
    }

    assertOnlyDeclaredLosses();
  }

  private void assertOnlyDeclaredLosses() {
    awaitStored();
    List<Map<String, Object>> balance = balance();
    assertThat(sum(balance, "missing")).as("%s", balance).isZero();
    assertThat(sum(balance, "blind")).isZero();
    assertThat(sum(balance, "declared_lost")).isPositive();
    assertThat(sum(balance, "announced"))
        .isEqualTo(sum(balance, "received") + sum(balance, "declared_lost"));
    assertEachOnce();
    assertInOrder();
  }

  private Child agent(Path spool, long bytes) {
    started++;
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            LoadedAgentMain.class.getName(),
            kafka.bootstrapServers(),
            node,
            spool.toString(),
            String.valueOf(bytes));
    return new Child(
        "agent " + started,
        builder,
        directory.resolve("agent-" + started + ".out"),
        directory.resolve("agent-" + started + ".err"));
  }

  private void restartKafka() {
    String address = kafka.bootstrapServers();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    kafka = KafkaEngine.start(new KafkaOptions(directory.resolve("kafka"), port, 0));
  }

  private static boolean ran(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private void awaitStored() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(storing::isDone);
  }

  private List<Map<String, Object>> balance() {
    return new QueryRunner(storing.database())
        .run(SavedQueries.named("coverage"), Map.of("from", "2020-01-01", "to", "2100-01-01"))
        .rowsByName();
  }

  private static List<Map<String, Object>> lastEpoch(List<Map<String, Object>> balance) {
    String last =
        balance.stream().map(row -> String.valueOf(row.get("epoch"))).max(String::compareTo).get();
    return balance.stream().filter(row -> String.valueOf(row.get("epoch")).equals(last)).toList();
  }

  private static long sum(List<Map<String, Object>> rows, String column) {
    return rows.stream().mapToLong(row -> ((Number) row.get(column)).longValue()).sum();
  }

  private void assertEachOnce() {
    for (String table : List.of("flow", "allocation", "health")) {
      String statement = "SELECT count(), uniqExact(epoch, stream, seq) FROM " + table + " FINAL";
      List<Object> row = new QueryRunner(storing.database()).sql(statement).rows().get(0);
      assertThat(row.get(0)).as(table).isEqualTo(row.get(1));
      assertThat(((Number) row.get(0)).longValue()).as(table).isPositive();
    }
  }

  private void assertInOrder() {
    assertThat(ArrivalOrder.backwards(kafka.bootstrapServers())).isEmpty();
  }
}
