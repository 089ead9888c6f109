package io.memwall.collectors.agent.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.Captures;
import io.memwall.collectors.simulator.Recording;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An annotated capture as Wireshark's own reader sees it. */
final class TsharkIT {
  private static final Logger log = LoggerFactory.getLogger(TsharkIT.class);
  private static final int PATIENCE_S = 120;

  @TempDir private Path home;

  /** Skipped at home where there is none; in CI it must be there. */
  @BeforeAll
  static void requireTshark() throws Exception {
    try {
      new ProcessBuilder("tshark", "--version")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      assertThat(System.getenv("CI")).as("tshark is not installed").isNull();
      log.warn("skipped: tshark is not installed (Debian: apt-get install tshark)");
      Assumptions.abort("tshark is not installed");
    }
  }

  @Test
  void comments_standAtTheirFrames() throws Exception {
    Path story = Script.story().in(home, "story.pcapng");
    Map<Long, String> comments = annotated(story);
    assertThat(comments).hasSize(18);
    assertThat(comments.get(4L))
        .isEqualTo("NEW seq 1; A.Get src 3 answered in frame 5 after 1318 ns");
    assertThat(comments.get(5L))
        .isEqualTo("NEW seq 1; answers A.Get src 3 of frame 4 after 1318 ns");
    assertThat(comments.get(12L)).startsWith("RETRANS seq 5; RETRANS of frame 9");
    assertThat(comments.get(14L)).contains("lost by the capture: acknowledged in frame 15");
    assertThat(comments.get(18L)).isEqualTo("not TLoE: ethertype");
  }

  @Test
  void simulatedCapture_hasAVerdictOnEveryFrame() throws Exception {
    Path capture = home.resolve("steady.pcapng");
    Recording.write(
        SimulationOptions.of(Scenario.STEADY).withRequests(100), capture, Optional.empty());
    Map<Long, String> comments = annotated(capture);
    long answered = comments.values().stream().filter(c -> c.contains("answered in frame")).count();
    long answers = comments.values().stream().filter(c -> c.contains("answers A.Get")).count();
    assertThat(answered).isPositive().isEqualTo(answers);
  }

  @Test
  void realCapture_keepsItsFramesAndTimes() throws Exception {
    Path capture = Captures.named("etri-basic.pcap");
    annotated(capture);
    List<String> before = fields(capture, "frame.time_epoch", "frame.len", "eth.src", "data.data");
    assertThat(
            fields(
                home.resolve("annotated.pcapng"),
                "frame.time_epoch",
                "frame.len",
                "eth.src",
                "data.data"))
        .isEqualTo(before);
  }

  /** Comments by frame number; every frame must be readable and have one. */
  private Map<Long, String> annotated(Path capture) throws Exception {
    Path copy = home.resolve("annotated.pcapng");
    Shown.of(capture, views -> views.copyTo(copy, true));
    assertThat(Shown.of(copy, views -> views.lines(false)).lines())
        .hasSameSizeAs(Shown.of(capture, views -> views.lines(false)).lines());
    var comments = new LinkedHashMap<Long, String>();
    for (String line : fields(copy, "frame.number", "frame.comment")) {
      String[] parts = line.split("\t", 2);
      comments.put(Long.valueOf(parts[0]), parts[1]);
    }
    assertThat(comments.values()).noneMatch(String::isEmpty);
    assertThat(comments).hasSameSizeAs(fields(capture, "frame.number"));
    return comments;
  }

  private List<String> fields(Path capture, String... names) throws Exception {
    var command =
        new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString(), "-T", "fields"));
    for (String name : names) {
      command.addAll(List.of("-e", name));
    }
    Path out = home.resolve("tshark.out");
    Path err = home.resolve("tshark.err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err, StandardCharsets.UTF_8)).isZero();
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }
}
