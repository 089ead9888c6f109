package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What fails or is stopped on the way up takes down what it had started. */
final class HalfStartedIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

  @TempDir private Path home;
  private Cli cli;
  private Path data;

  @BeforeEach
  void prepare() {
    Own.clickHouse();
    cli = new Cli(home);
    data = home.resolve("data");
  }

  @Test
  @EnabledIfSystemProperty(
      named = "memwall.full",
      matches = "true",
      disabledReason = "a whole stack for one message: mvn -Pfull verify runs it")
  void captureWithoutTloe_isSaidSo_andNothingIsLeftRunning() throws Exception {
    Path foreign = home.resolve("foreign.pcapng");
    Cli.here("simulate --scenario steady --requests 10 --out".split(" "), foreign).succeeded();
    Blocks.of(foreign).withEtherType(0x88B5).write(foreign);
    try (Child up = cli.start(("up --once --data " + data + " --pcap").split(" "), foreign)) {
      assertThat(up.ended(PATIENCE).failed(1)).contains("0x88B5", "--ethertype 0x88B5");
    }
    assertThat(runningOnData()).isEmpty();
    assertThat(data.resolve("stack.json")).doesNotExist();
  }

  @Test
  void sigtermOnTheWayUp_stopsWhatHasBegun() {
    try (Child up = cli.start(("up --port-base " + Own.portBase() + " --data").split(" "), data)) {
      await().atMost(PATIENCE).until(() -> !up.descendants().isEmpty());
      up.terminate();
      Finished finished = up.ended(STOP_WITHIN);
      assertThat(finished.out()).doesNotContain("ready");
      assertThat(finished.err()).doesNotContain("Exception", "\tat ");
    }
    // One that was killed while it started may take a moment to go.
    await().atMost(STOP_WITHIN).until(() -> runningOnData().isEmpty());
  }

  private List<ProcessHandle> runningOnData() {
    return Own.runningOn(data);
  }
}
