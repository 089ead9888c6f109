package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.Recording;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.SimulationOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that ask for single frames. */
final class FramesTest {
  @TempDir private Path home;
  private Path capture;

  @BeforeEach
  void simulate() throws Exception {
    capture = home.resolve("steady.pcapng");
    Recording.write(
        SimulationOptions.of(Scenario.STEADY).withRequests(20), capture, Optional.empty());
  }

  @Test
  void framesWithoutRange_leavesTheFileAlone() {
    String all = here("--frames", capture.toString());
    assertThat(all.lines().count()).isGreaterThan(40);
  }

  @ParameterizedTest
  @CsvSource({"2-4,3", "7,1", "1-,-1"})
  void range_isTakenWithSpaceOrSign(String range, int lines) {
    String spaced = here("--frames", range, capture.toString());
    assertThat(here("--frames=" + range, capture.toString())).isEqualTo(spaced);
    if (lines > 0) {
      assertThat(spaced.lines()).hasSize(lines);
    } else {
      assertThat(spaced).isEqualTo(here("--frames", capture.toString()));
    }
  }

  @Test
  void filterAlone_showsLines() {
    assertThat(here("--filter", "chan=D", capture.toString()).lines())
        .isNotEmpty()
        .allMatch(line -> line.contains("D.AccessAckData"));
  }

  @Test
  void frame_isShownWithItsNeighbours() {
    String text = here("--frame", "9", "--context", "1", capture.toString());
    assertThat(text.lines().filter(line -> line.matches(" +(8|10) .*"))).hasSize(2);
    assertThat(text).contains("frame 9, interface");
  }

  @Test
  void ladder_isDrawnOfTheChosenFrames() {
    assertThat(here("--ladder", "--frames", "5-8", capture.toString()).lines())
        .filteredOn(line -> line.matches(" +[5-8] .*\\|.*\\|.*"))
        .hasSize(4);
  }

  @Test
  void top_limitsTheLadder() {
    assertThat(here("--ladder", "--top", "7", capture.toString()))
        .contains(" more frames: choose fewer");
  }

  @Test
  void copy_isWrittenAndCanBeInspected() {
    Path copy = home.resolve("copy.pcapng");
    assertThat(here("-w", copy.toString(), "--annotate", capture.toString())).isEmpty();
    assertThat(Files.exists(copy)).isTrue();
    assertThat(here("--frames", copy.toString()).lines().count())
        .isEqualTo(here("--frames", capture.toString()).lines().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --context 2      | --context goes with --frame
          --annotate       | --annotate goes with -w
          --frame 0        | frames count from 1
          --frames 4-2     | '4-2' names no frames
          --filter chan=Q  | filter, character 6: expected a channel
          --follow -       | name a capture (FILE), or say --follow
          """)
  void wrongWords_areExplained(String words, String complaint) {
    String all = "inspect " + words;
    assertThat(Cli.here(all.split(" "), capture).failed(2)).contains(complaint);
  }

  @Test
  void neitherCaptureNorInterface_isExplained() {
    assertThat(Cli.here("inspect").failed(2)).contains("name a capture (FILE), or say --follow");
  }

  private static String here(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "inspect";
    System.arraycopy(words, 0, all, 1, words.length);
    return Cli.here(all).succeeded().out();
  }
}
