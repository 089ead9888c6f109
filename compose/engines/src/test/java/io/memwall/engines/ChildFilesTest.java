package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildFilesTest {
  @TempDir Path dir;

  @Test
  void template_escapesWhatXmlWouldMisread() throws Exception {
    Path file = dir.resolve("config.xml");
    Template.fill("clickhouse-config.xml", file, Map.of("DATA", "/a&b<c>"));
    assertThat(file).content().contains("<path>/a&amp;b&lt;c&gt;/</path>");
  }

  @Test
  void config_leavesNoPlaceUnfilled() throws Exception {
    EngineHome home = EngineHome.create(dir);
    ClickHouseSource source = new ClickHouseSource.Library(dir);
    ClickHouseOptions options =
        ClickHouseOptions.in(dir, source).withPorts(18123, 19000).withMaxMemoryBytes(77);
    assertThat(ClickHouseConfig.write(home, options))
        .content()
        .doesNotContain("@")
        .contains("<http_port>18123<", "<tcp_port>19000<", "<max_server_memory_usage>77<")
        .contains("<listen_host>127.0.0.1<");
  }

  @Test
  void kafkaSettings_listenOnLoopbackOnly() throws Exception {
    assertThat(KafkaSettings.write(EngineHome.create(dir), KafkaOptions.in(dir), 9092, 9093))
        .content()
        .contains("listeners=PLAINTEXT\\://127.0.0.1\\:9092,CONTROLLER\\://127.0.0.1\\:9093")
        .contains("auto.create.topics.enable=false");
  }

  @Test
  void killing_waitsForTheEndEvenWhenInterrupted() throws Exception {
    ChildProcess child =
        ChildProcess.start("sleeper", EngineHome.create(dir), List.of("sleep", "60"));
    Thread.currentThread().interrupt();

    child.kill();

    assertThat(Thread.interrupted()).as("the interruption is passed on").isTrue();
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void logTail_quotesTheEndOfWhatThereIs() throws Exception {
    Path log = dir.resolve("a.log");
    Files.write(log, IntStream.range(0, 5_000).mapToObj(i -> "line " + i).toList());
    String tail = LogTail.of(List.of(dir.resolve("absent.log"), log));
    assertThat(tail).startsWith("last lines of " + log).endsWith("line 4999\n");
    assertThat(tail.lines()).hasSizeLessThan(20);
    assertThat(tail).doesNotContain("absent");
  }

  @Test
  void logTail_leavesOutStackFrames() throws Exception {
    Path log = dir.resolve("a.log");
    Files.writeString(
        log,
        "cause\n" + "\tat a.b.C.d(C.java:1)\n".repeat(50) + "\n0. ? @ 0x000000001c8fa4b3\nend\n");
    assertThat(LogTail.of(List.of(log))).isEqualTo("last lines of " + log + ":\n  cause\n  end\n");
  }

  @Test
  void freePorts_areDifferent_andImpossibleOnesRefused() {
    List<Integer> ports =
        Ports.choose(new Ports.Wanted("a", 0), new Ports.Wanted("b", 0), new Ports.Wanted("c", 0));
    assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port > 1023);
    assertThatThrownBy(() -> Ports.choose(new Ports.Wanted("a", 70_000)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("70000")
        .hasMessageContaining("--port-base");
  }

  @Test
  void pidFile_doesNotMistakeAnotherProcessForAChild() throws Exception {
    EngineHome home = EngineHome.create(dir);
    // This very process has that id, but another start time: waiting for it would never end.
    Files.writeString(
        home.run().resolve("pid"), ProcessHandle.current().pid() + " 1999-01-01T00:00:00Z\n");
    PidFile.in(home).awaitPredecessor();
    Files.writeString(home.run().resolve("pid"), "rubbish");
    PidFile.in(home).awaitPredecessor();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }
}
