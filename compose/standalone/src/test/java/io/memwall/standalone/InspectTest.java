package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.collectors.simulator.Recording;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a capture, said without any server. */
final class InspectTest {
  @TempDir private Path home;

  @Test
  void inspection_agreesWithTheTruth() throws Exception {
    Path capture = home.resolve("steady.pcapng");
    Path truthFile = home.resolve("truth");
    Recording.write(
        SimulationOptions.of(Scenario.STEADY).withRequests(100), capture, Optional.of(truthFile));
    JsonNode answer = Cli.here("inspect", "--json", capture.toString()).succeeded().json();
    assertThat(count(answer, "frames")).isEqualTo(Truth.of(truthFile).total("frames"));
    assertThat(count(answer, "wire_bytes")).isEqualTo(Truth.of(truthFile).total("wire_bytes"));
    assertThat(answer.path("cut").isNull()).isTrue();
  }

  @Test
  void cutCapture_isReadUpToTheCut() throws Exception {
    Path capture = home.resolve("steady.pcapng");
    Recording.write(
        SimulationOptions.of(Scenario.STEADY).withRequests(100), capture, Optional.empty());
    Path cut = home.resolve("cut.pcapng");
    Blocks.of(capture).writeCut(cut, 123);
    var answer = Cli.here("inspect", "--json", cut.toString()).succeeded();
    assertThat(answer.json().path("frames").asLong()).isEqualTo(123);
    assertThat(answer.json().path("cut").isNull()).isFalse();
    assertThat(Cli.here("inspect", cut.toString()).succeeded().out())
        .containsPattern("(?m)^cut .*the file ends inside a record");
  }

  @Test
  void captureWithAnotherEtherType_isNamedWithTheOptionToAdd() {
    String file = RealCaptures.required().file("OmniXtend202010.cap");
    assertThat(Cli.here("inspect", file).succeeded().out())
        .contains("0x0000", "add --ethertype 0x0000");
  }

  @Test
  void captureWithAnotherEtherType_isReadWhenTold() {
    String file = RealCaptures.required().file("OmniXtend202010.cap");
    JsonNode answer =
        Cli.here("inspect", file, "--ethertype", "0x0000", "--json").succeeded().json();
    assertThat(answer.path("connections")).hasSize(2).allMatch(c -> c.path("halves").size() == 2);
    Map<String, Long> messages = new TreeMap<>();
    for (JsonNode half : answer.path("connections").findValues("messages")) {
      half.properties().stream()
          .filter(message -> message.getValue().isObject())
          .forEach(
              message ->
                  messages.merge(
                      message.getKey(), message.getValue().path("count").asLong(), Long::sum));
    }
    assertThat(messages)
        .isEqualTo(
            Map.of(
                "A.AcquireBlock", 2L,
                "A.Get", 4L,
                "D.AccessAckData", 4L,
                "D.GrantData", 2L,
                "E.GrantAck", 1L));
  }

  @Test
  void changedTruth_isNamedByLineAndMetric() throws Exception {
    Path capture = home.resolve("pingpong.pcapng");
    Path truth = home.resolve("truth.jsonl");
    Recording.write(
        SimulationOptions.of(Scenario.PINGPONG).withRequests(20), capture, Optional.of(truth));
    String[] words = {"inspect", capture.toString(), "--truth", truth.toString()};
    assertThat(Cli.here(words).succeeded().out()).contains(" 0 differ, 0 not seen, 0 unknown");
    List<String> lines = new ArrayList<>(Files.readAllLines(truth));
    int at = 0;
    while (!lines.get(at).contains("\"transfers\"")) {
      at++;
    }
    lines.set(at, lines.get(at).replace("\"value\":", "\"value\":1"));
    Files.write(truth, lines);

    var changed = Cli.here(words);

    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.out()).contains("wrong: line " + (at + 1) + " transfers ");
  }

  @Test
  void severalTaps_areInspectedTogether() throws Exception {
    Path capture = home.resolve("steady.pcapng");
    Recording.write(
        SimulationOptions.of(Scenario.STEADY).withRequests(20), capture, Optional.empty());
    JsonNode once = Cli.here("inspect", "--json", capture.toString()).succeeded().json();
    JsonNode twice =
        Cli.here("inspect", "--json", "a=" + capture, "b=" + capture).succeeded().json();
    assertThat(twice.path("frames").asLong()).isEqualTo(2 * once.path("frames").asLong());
    assertThat(twice.path("sha256").isNull()).isTrue();
  }

  @Test
  void brokenDemand_failsWithItsFindingAndInTheReport() throws Exception {
    Path capture = home.resolve("steady.pcapng");
    Path report = home.resolve("report.xml");
    Recording.write(
        SimulationOptions.of(Scenario.STEADY).withRequests(20), capture, Optional.empty());
    String file = capture.toString();
    assertThat(Cli.here("inspect", file, "--fail-on", "any,p99.GET>1s").succeeded().out())
        .contains("kept     p99.GET>1s");
    var broken =
        Cli.here("inspect", file, "--fail-on", "p50.GET>1ns", "--report", report.toString());
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.out()).contains("BROKEN   p50.GET>1ns", "expected <= 1ns");
    assertThat(Files.readString(report)).contains("<failure type=\"p50.GET&gt;1ns\"");
  }

  @Test
  void comparison_pairsFramesByNumber() throws Exception {
    Path capture = home.resolve("steady.pcapng");
    Recording.write(
        SimulationOptions.of(Scenario.STEADY).withRequests(20), capture, Optional.empty());
    String file = capture.toString();
    assertThat(Cli.here("inspect", file, "--compare", file).succeeded().out())
        .contains("0 are not", "Frames by sequence number");
  }

  @Test
  void code_isExplainedWithAnExample() {
    assertThat(Cli.here("explain", "D9", "s4").succeeded().out())
        .contains("D9 · ", "S4 · ", "A.Get", "quirk_source_fifo");
    assertThat(Cli.here("explain", "--list").succeeded().out()).contains("msg_truncated", "D27");
  }

  @Test
  void everyOption_isDocumented() throws Exception {
    String page = Files.readString(Path.of("../../docs/inspect.md"));
    for (var option :
        Main.commandLine().getSubcommands().get("inspect").getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        assertThat(page).contains("`" + option.longestName());
      }
    }
  }

  private static long count(JsonNode inspection, String figure) {
    long sum = 0;
    for (JsonNode counts : inspection.path("connections").findValues("counts")) {
      sum += counts.path(figure).asLong();
    }
    return sum;
  }
}
