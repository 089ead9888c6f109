package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flow records of fabrics too large for frames. */
final class FlowRunTest {
  @TempDir Path dir;

  private static SimulationOptions options(Scenario scenario, int seconds) {
    return SimulationOptions.of(scenario, Size.XL).withDuration(Duration.ofSeconds(seconds));
  }

  private static List<FlowRecord> records(SimulationOptions options) {
    List<FlowRecord> records = new ArrayList<>();
    new FlowRun(options).run(records::add);
    return records;
  }

  @Test
  void everyHalf_hasARecordEverySecond() {
    List<FlowRecord> records = records(options(Scenario.STEADY, 3));

    assertThat(records).hasSize(128 * 2 * 3);
    assertThat(records.stream().map(FlowRecord::half).distinct()).hasSize(256);
    assertThat(records.stream().filter(FlowRecord::frameLevel)).hasSize(2 * 2 * 3);
    assertThat(records).allMatch(r -> r.t1() - r.t0() == 1_000_000_000L);
  }

  /** The point of it: what is scaled is what frames would have been. */
  @Test
  void connectionsOfBothLevels_carryTheSameWhenTheyDoTheSame() {
    List<FlowRecord> records = records(options(Scenario.STEADY, 6));

    for (String sender : List.of("host", "pool")) {
      FlowRecord.Counts frames = second(records, true, sender.equals("host"));
      FlowRecord.Counts flows = second(records, false, sender.equals("host"));
      assertThat(flows.messages()).isEqualTo(frames.messages());
      assertThat(flows.goodputBytes()).isEqualTo(frames.goodputBytes());
      assertThat((double) flows.frames()).isBetween(frames.frames() * 0.98, frames.frames() * 1.02);
      assertThat((double) flows.wireBytes())
          .isBetween(frames.wireBytes() * 0.98, frames.wireBytes() * 1.02);
    }
  }

  /** The fourth second of one connection, which has nothing of an opening. */
  private static FlowRecord.Counts second(
      List<FlowRecord> records, boolean frameLevel, boolean fromHost) {
    return records.stream()
        .filter(r -> r.frameLevel() == frameLevel)
        .filter(r -> r.half().macSrc().startsWith("02:00:00:00") == fromHost)
        .filter(r -> r.t0() == records.get(0).t0() + 3_000_000_000L)
        .findFirst()
        .orElseThrow()
        .counts();
  }

  @ParameterizedTest
  @EnumSource(names = {"STEADY", "DEMO", "HOTSPOT", "LLM_TRAIN"})
  void equalSeeds_giveEqualFilesAndTruthAddsUp(Scenario scenario) throws Exception {
    SimulationOptions options = options(scenario, 2);

    Path one = dir.resolve("one");
    Path truth = dir.resolve("one.jsonl");
    Recording.Summary summary = Recording.write(options, one, Optional.of(truth));
    Recording.write(options, dir.resolve("two"), Optional.of(dir.resolve("two.jsonl")));

    assertThat(dir.resolve("two")).hasSameBinaryContentAs(one);
    assertThat(dir.resolve("two.jsonl")).hasSameBinaryContentAs(truth);
    assertThat(Files.readAllLines(one)).hasSize((int) summary.records());
    Map<String, Long> totals = new HashMap<>();
    for (String line : Files.readAllLines(truth)) {
      String metric = line.substring(11, line.indexOf('"', 11));
      String value = line.substring(line.indexOf("\"value\":") + 8, line.indexOf(",\"tol\""));
      totals.merge(metric, Long.parseLong(value), Long::sum);
    }
    assertThat(totals.get("frames")).isEqualTo(summary.frames());
    assertThat(totals.get("wire_bytes")).isEqualTo(summary.frameBytes());
  }

  @Test
  void aScenarioAboutFrames_isRefusedNamingTheOthers() {
    assertThatThrownBy(() -> new FlowRun(SimulationOptions.of(Scenario.PINGPONG, Size.XL)))
        .hasMessageContaining("scenario pingpong is about frames")
        .hasMessageContaining("steady, demo, hotspot and llm-train");
  }
}
