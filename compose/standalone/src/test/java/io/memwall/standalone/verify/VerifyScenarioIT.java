package io.memwall.standalone.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.inspect.truth.TruthFile;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.standalone.Progress;
import io.memwall.standalone.stack.Scratch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results against the truth of the model, through the real chain. */
final class VerifyScenarioIT {
  private static final int PARTITIONS = 2;

  @TempDir private Path directory;

  @Test
  void fragment_equalsTheTruth_untilALineOfItIsChanged() throws Exception {
    Path truth = directory.resolve("truth.jsonl");
    Path changed = directory.resolve("changed.jsonl");
    var brief = List.of("bandwidth", "allocation");
    try (var scratch = Scratch.open(PARTITIONS, brief, Optional.empty())) {
      new ScenarioRun(SimulationOptions.of(Scenario.FRAGMENT)).run(scratch.kafka(), truth);
      scratch.begin();
      scratch.settle(line -> {});
      var families = Families.of(new Answers(scratch.kafka()));
      var verdicts = new Verdicts(families.judge(TruthFile.read(truth)));
      assertThat(verdicts.hold()).as(told(verdicts)).isTrue();
      assertThat(told(verdicts)).contains("pool_largest_free_bytes", "frames_1s", "wire_bytes");
      String text = Files.readString(truth);
      String other = text.replaceFirst("(\"metric\":\"frames\".*?\"value\":)(\\d+)", "$11$2");
      assertThat(other).isNotEqualTo(text);
      Files.writeString(changed, other);
      var against = new Verdicts(families.judge(TruthFile.read(changed)));
      assertThat(against.hold()).isFalse();
      assertThat(told(against)).contains("wrong: line", "frames", "DOES NOT HOLD");
    }
  }

  /** Prints a table: most of what a user of the command sees. */
  @Test
  void everyScenario_equalsTheTruth() throws Exception {
    Assumptions.assumeTrue(
        Boolean.getBoolean("memwall.full"), "minutes of work: mvn -Pfull verify runs it");
    var text = new StringWriter();
    var progress = new Progress(new PrintWriter(text));
    var verification = new Verification(1, Optional.empty(), true);
    var all = new AllScenarios(verification, SimulationOptions::of, progress, 2);
    boolean hold = all.run(List.of(Scenario.values()), new PrintWriter(text));
    assertThat(hold).as(text.toString()).isTrue();
  }

  @Test
  void aFabricThatNobodyCaptures_hasScoresThatSayTheyArePartial() throws Exception {
    Assumptions.assumeTrue(
        Boolean.getBoolean("memwall.full"), "a minute of work: mvn -Pfull verify runs it");
    var verification = new Verification(1, Optional.empty(), false);
    var verdicts = verification.of(SimulationOptions.of(Scenario.HOTSPOT), line -> {});
    assertThat(verdicts.hold()).as(told(verdicts)).isTrue();
    assertThat(told(verdicts)).contains("expected_partial");
  }

  private static String told(Verdicts verdicts) {
    var text = new StringWriter();
    verdicts.print(new PrintWriter(text));
    return text.toString();
  }
}
