package io.memwall.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The command runs and says something of every row; how fast it is, is no matter of a test. */
final class BenchTest {
  @Test
  void everyRow_isPrintedWithItsUnit_andTheRingSkippedWithAReason() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Bench.run(Scale.TINY, "", new PrintStream(bytes, true, StandardCharsets.UTF_8));

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .containsPattern("(?m)^decode +[0-9.,]+ M frames/s")
        .containsPattern("(?m)^decode \\+ track \\+ account +[0-9.,]+ M frames/s")
        .containsPattern("(?m)^full path, garbage +[0-9.,]+ bytes/frame")
        .containsPattern("(?m)^ring +- +k frames/s +skipped: no pair of interfaces")
        .containsPattern("(?m)^simulate +[0-9.,]+ M frames/s");
  }

  @Test
  void replays_continueTheConnections() {
    Traffic traffic = Traffic.record(50);
    String figures =
        new Report(new Tracking(traffic, new Scale(50, 0, 3, 1, 0, 0)).measure()).text();

    assertThat(figures).contains("16 halves").contains(" 0 gaps").contains(" 0 repeats");
  }
}
