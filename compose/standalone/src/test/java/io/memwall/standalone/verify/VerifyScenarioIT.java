package io.memwall.standalone.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.inspect.truth.TruthFile;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results against the truth of the model, through the real chain. */
final class VerifyScenarioIT {
  private static final int PARTITIONS = 2;

  @TempDir private Path directory;

  private Verdicts verdicts(SimulationOptions options, Path truth) throws Exception {
    try (var scratch = Scratch.open(PARTITIONS, Scratch.topologies(), Optional.empty())) {
      new ScenarioRun(options).run(scratch.kafka(), truth);
      scratch.begin();
      scratch.settle(line -> {});
      return new Verdicts(Families.of(new Answers(scratch.kafka())).judge(TruthFile.read(truth)));
    }
  }

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

  @ParameterizedTest
  @EnumSource(value = Scenario.class, mode = EnumSource.Mode.EXCLUDE, names = "DEMO")
  void everyScenario_equalsTheTruth(Scenario scenario) throws Exception {
    Assumptions.assumeTrue(
        Boolean.getBoolean("memwall.full"), "minutes of work: mvn -Pfull verify runs it");
    var verdicts =
        verdicts(SimulationOptions.of(scenario), directory.resolve(scenario.word() + ".jsonl"));
    assertThat(verdicts.hold()).as(told(verdicts)).isTrue();
  }

  private static String told(Verdicts verdicts) {
    var text = new StringWriter();
    verdicts.print(new PrintWriter(text));
    return text.toString();
  }
}
