package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.memwall.collectors.simulator.Recording;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import java.nio.file.Path;
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
    assertThat(count(answer, "messages")).isEqualTo(Truth.of(truthFile).total("messages"));
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

  private static long count(JsonNode inspection, String figure) {
    long sum = 0;
    for (JsonNode counts : inspection.findValues("counts")) {
      sum += counts.path(figure).asLong();
    }
    return sum;
  }
}
