package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The parent gets SIGKILL, so nothing of its own can clean up after it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ParentDeathIT {
  @TempDir Path dir;

  private ProcessHandle orphan(String engine) throws Exception {
    Path home = Files.createDirectories(dir.resolve(engine));
    Path log = dir.resolve(engine + ".parent.log");
    Process parent = Fixture.run(log, engine, home.toString());
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> Files.exists(home.resolve("up")) || !parent.isAlive());
      assertThat(home.resolve("up")).as(Files.readString(log)).exists();
      long child = Long.parseLong(Files.readString(home.resolve("up")));
      return ProcessHandle.of(child).orElseThrow();
    } finally {
      parent.destroyForcibly().waitFor();
    }
  }

  @Test
  void kafka_endsWithItsParent_andItsDirectoryServesTheNext() throws Exception {
    ProcessHandle orphan = orphan("kafka");
    // At once, while the orphan may still be stopping on the same files.
    try (KafkaEngine next = KafkaEngine.start(KafkaOptions.in(dir.resolve("kafka")))) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(next.isAlive()).isTrue();
    }
  }

  @Test
  void clickHouse_endsWithItsParent_andItsDirectoryServesTheNext() throws Exception {
    ClickHouseSource source = Need.ownClickHouse();
    ProcessHandle orphan = orphan("clickhouse");
    try (ClickHouseEngine next =
        ClickHouseEngine.start(ClickHouseOptions.in(dir.resolve("clickhouse"), source))) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(new Sql(next.httpUrl()).run("SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void sharedEngines_leaveNothingBehind() throws Exception {
    Path log = dir.resolve("shared.log");
    Path address = dir.resolve("address");
    assertThat(Fixture.run(log, "shared", address.toString()).waitFor())
        .as(Files.readString(log))
        .isZero();
    assertThat(address).content().startsWith("127.0.0.1:");
    // The fixture's temporary directory is its own: empty again, so the engine's files are gone.
    try (var left = Files.newDirectoryStream(dir.resolve("jvm-shared.log/run"), "memwall-*")) {
      assertThat(left).isEmpty();
    }
  }
}
