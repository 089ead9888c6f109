package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.memwall.collectors.simulator.fabric.LinkSpeed;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecordingTest {
  @TempDir Path dir;

  private static SimulationOptions shortRun(Scenario scenario) {
    return SimulationOptions.of(scenario).withDuration(Duration.ofMillis(300)).withSize(Size.S);
  }

  private String record(SimulationOptions options, String name) throws Exception {
    Path truth = dir.resolve(name + ".jsonl");
    Recording.write(options, dir.resolve(name), Optional.of(truth));
    return sha256(dir.resolve(name)) + sha256(truth);
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  /** A length where requests come at their own pace or phases have theirs; else a number. */
  private static SimulationOptions small(Scenario scenario) {
    SimulationOptions usual = SimulationOptions.of(scenario);
    if (scenario == Scenario.LLM_TRAIN) {
      return usual.withLink(new LinkSpeed(10_000_000, 500)).withRequests(1);
    }
    return usual.load().interArrivalNanos() > 0 ? shortRun(scenario) : usual.withRequests(400);
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void twoRunsOfOneSeed_areEqualToTheByte(Scenario scenario) throws Exception {
    assumeTrue(
        scenario != Scenario.HOTSPOT || Boolean.getBoolean("memwall.full"),
        "its phases take minutes of the simulation's time: mvn -Pfull verify runs it");
    assertThat(record(small(scenario), "one")).isEqualTo(record(small(scenario), "two"));
  }

  @ParameterizedTest
  @EnumSource(names = {"STEADY", "DEMO"})
  void anotherSeed_givesAnotherFile(Scenario scenario) throws Exception {
    String one = record(small(scenario).withSeed(1), "one");

    assertThat(record(small(scenario).withSeed(2), "two")).isNotEqualTo(one);
  }

  @Test
  void theFile_holdsExactlyWhatTheTapsSaw() throws Exception {
    SimulationOptions options = small(Scenario.PINGPONG).withTaps(TapPlacement.BOTH);
    Path capture = dir.resolve("capture.pcapng");

    Recording.Summary summary = Recording.write(options, capture, Optional.empty());

    PcapngReader reader = new PcapngReader(Files.readAllBytes(capture));
    Runs run = Runs.of(options);
    assertThat(reader.frames()).isEqualTo(run.frames());
    assertThat(reader.interfaces()).containsExactly("h0.nic", "p0.nic", "h1.nic");
    assertThat(summary.frames()).isEqualTo(run.frames().size());
    assertThat(summary.frameBytes())
        .isEqualTo(run.frames().stream().mapToLong(f -> f.seen().length()).sum());
    assertThat(summary.allocations()).isEqualTo(run.allocations().size());
  }

  @Test
  void stamps_neverStepBack() {
    long last = 0;
    for (DecodedFrame frame : Runs.of(shortRun(Scenario.DEMO)).frames()) {
      assertThat(frame.seen().tNanos()).isGreaterThanOrEqualTo(last);
      last = frame.seen().tNanos();
    }
  }

  @Test
  void aRunWithoutEnd_isRefusedBeforeAnythingIsWritten() {
    Path capture = dir.resolve("endless");

    assertThatThrownBy(
            () -> Recording.write(SimulationOptions.of(Scenario.DEMO), capture, Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("scenario demo has no end: give a duration or a number of requests");
    assertThat(capture).doesNotExist();
  }
}
