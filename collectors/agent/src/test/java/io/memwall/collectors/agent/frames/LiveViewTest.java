package io.memwall.collectors.agent.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.agent.capture.CaptureReader;
import io.memwall.collectors.agent.capture.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Followed sources, on a clock that moves with every look. */
final class LiveViewTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir private Path home;

  @Test
  void everySecond_hasATableOfItsHalves() {
    // One look at the clock before the first frame, one per frame or end, one at the end.
    List<String> lines = follow(new LiveView(Set.of(0xAAAA), 20), ticking(SECOND / 8));
    List<String> heads = lines.stream().filter(line -> line.contains(" s  ")).toList();
    assertThat(heads).hasSize(3);
    assertThat(heads.get(0)).contains("1 s", "8 frames/s", "drops unknown");
    assertThat(lines)
        .anyMatch(line -> line.matches(" +[0-9a-f]{8} 02:00:00:00:00:01 > .* 5 frames/s .*"))
        .anyMatch(line -> line.contains("retrans 1"))
        .anyMatch(line -> line.matches(".* get 13\\d\\d ns / 13\\d\\d ns.*"));
  }

  @Test
  void moreHalvesThanRows_areCounted() {
    List<String> lines = follow(new LiveView(Set.of(0xAAAA), 1), ticking(SECOND / 8));
    assertThat(lines).anyMatch(line -> line.contains("... and 1 more"));
  }

  @Test
  void lines_comeAsTheFramesDo() {
    var view = new LiveView(Set.of(0xAAAA), 0).lines(false).filtered("chan=D or retrans");
    List<String> lines = follow(view, ticking(1));
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).contains("answers A.Get src 3 of frame 4 after 1318 ns");
    assertThat(lines.get(2)).contains("RETRANS of frame 9");
  }

  @Test
  void stop_endsItWithTheLastFigures() {
    Path file = Script.story().in(home, "story.pcapng");
    var lines = new ArrayList<String>();
    try (CaptureReader source = CaptureReader.open(file, Progress.NONE)) {
      new LiveView(Set.of(0xAAAA), 20).follow(source, () -> true, ticking(1), lines::add);
    }
    assertThat(lines).hasSize(1);
  }

  @Test
  void faultyFilter_isSaidBeforeAnythingIsFollowed() {
    assertThatThrownBy(() -> new LiveView(Set.of(0xAAAA), 0).filtered("chan="))
        .isInstanceOf(FilterException.class);
  }

  private List<String> follow(LiveView view, LongSupplier clock) {
    Path file = Script.story().in(home, "story.pcapng");
    var lines = new ArrayList<String>();
    try (CaptureReader source = CaptureReader.open(file, Progress.NONE)) {
      view.follow(source, () -> false, clock, lines::add);
    }
    return lines;
  }

  private static LongSupplier ticking(long step) {
    long[] now = {0};
    return () -> now[0] += step;
  }
}
