package io.memwall.collectors.agent.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.agent.Captures;
import io.memwall.collectors.agent.capture.CaptureBytes;
import io.memwall.collectors.agent.capture.CaptureException;
import io.memwall.collectors.agent.capture.CaptureReader;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.Progress;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames written back to another file. */
final class CopyTest {
  @TempDir private Path home;

  @Test
  void copy_hasEveryFrameAsItWas() {
    Path story = Script.story().in(home, "story.pcapng");
    Path copy = home.resolve("copy.pcapng");
    Shown shown = Shown.of(story, views -> views.copyTo(copy, true));
    assertThat(frames(copy)).isEqualTo(frames(story)).hasSize(18);
    assertThat(shown.remarks()).containsExactly(copy + ": 18 frames written");
    assertThat(shown.lines()).isEmpty();
  }

  @Test
  void severalInterfaces_keepNamesOrderAndDirections() {
    var capture = CaptureBytes.pcapng(ByteOrder.BIG_ENDIAN);
    capture.ethernet(capture.option(2, "west")).ethernet(capture.option(2, "east"));
    byte[] get = Script.tloe(true, Script.header(0, 1, 0), Script.get(1, 0x40));
    capture.enhanced(1, 1_000_001, get, capture.flags(1));
    capture.enhanced(0, 1_000_000, get, capture.flags(2)).enhanced(1, 1_000_002, get);
    Path file = capture.in(home, "two.pcapng");
    Path copy = home.resolve("copy.pcapng");
    Shown.of(file, views -> views.copyTo(copy, false));
    assertThat(frames(copy)).isEqualTo(frames(file));
    assertThat(frames(copy).get(0)).startsWith("east INBOUND 1000001000");
    assertThat(frames(copy).get(1)).startsWith("west OUTBOUND 1000000000");
  }

  @Test
  void cutFrames_keepTheirLengthOnTheWire() {
    byte[] head = Arrays.copyOf(Script.tloe(true, 0, Script.get(1, 0)), 40);
    Path file = CaptureBytes.pcap().record(1, 5, head, 70).in(home, "cut.pcap");
    Path copy = home.resolve("copy.pcapng");
    Shown.of(file, views -> views.copyTo(copy, true));
    assertThat(frames(copy)).isEqualTo(frames(file));
    assertThat(frames(copy).get(0)).contains("of 70");
  }

  @Test
  void realCaptures_areCopiedFrameByFrame() {
    for (String name : List.of("etri-basic.pcap", "hello_uart.pcapng")) {
      Path file = Captures.named(name);
      Path copy = home.resolve("copy.pcapng");
      Shown.of(file, views -> views.copyTo(copy, true));
      assertThat(frames(copy)).isEqualTo(frames(file));
    }
  }

  @Test
  void filteredCopy_namesFramesByTheirNumbersInTheInput() throws IOException {
    Path story = Script.story().in(home, "story.pcapng");
    Path copy = home.resolve("copy.pcapng");
    Shown.of(story, views -> views.filtered("retrans or fill").copyTo(copy, true));
    assertThat(frames(copy)).hasSize(2);
    String bytes = Files.readString(copy, StandardCharsets.ISO_8859_1);
    assertThat(bytes)
        .contains("frames of story.pcapng that match: retrans or fill")
        .contains("frame 11 of story.pcapng: FILL seq 4")
        .contains("frame 12 of story.pcapng: RETRANS seq 5; RETRANS of frame 9");
  }

  @Test
  void existingFile_isReplacedAtTheEndOnly() throws IOException {
    Path story = Script.story().in(home, "story.pcapng");
    Path copy = Files.writeString(home.resolve("copy.pcapng"), "old");
    Shown.of(story, views -> views.copyTo(copy, false));
    assertThat(frames(copy)).hasSize(18);
    assertThat(left()).containsExactly("copy.pcapng", "story.pcapng");
  }

  @Test
  void failure_leavesWhatWasThere() throws IOException {
    Path story = Script.story().in(home, "story.pcapng");
    Path copy = Files.writeString(home.resolve("copy.pcapng"), "old");
    UnaryOperator<FrameViews> wish = views -> views.copyTo(copy, false).detail(99, 0, false);
    assertThatThrownBy(() -> Shown.of(story, wish)).isInstanceOf(CaptureException.class);
    assertThat(left()).containsExactly("copy.pcapng", "story.pcapng");
  }

  @Test
  void theCaptureItself_isNeverOverwritten() throws IOException {
    Path story = Script.story().in(home, "story.pcapng");
    byte[] before = Files.readAllBytes(story);
    Path alias = Files.createSymbolicLink(home.resolve("alias.pcapng"), story);
    for (Path output : List.of(story, alias, home.resolve("./story.pcapng"))) {
      assertThatThrownBy(() -> Shown.of(story, views -> views.copyTo(output, true)))
          .isInstanceOf(CaptureException.class)
          .hasMessageContaining("is the capture itself: give -w another name");
    }
    assertThat(Files.readAllBytes(story)).isEqualTo(before);
    assertThat(left()).containsExactly("alias.pcapng", "story.pcapng");
  }

  @Test
  void impossiblePlace_isSaid() {
    Path story = Script.story().in(home, "story.pcapng");
    assertThatThrownBy(() -> Shown.of(story, v -> v.copyTo(home.resolve("no/x"), false)))
        .hasMessageContaining("there is no such folder");
    assertThatThrownBy(() -> Shown.of(story, v -> v.copyTo(home, false)))
        .hasMessageContaining("is a directory");
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Interface, direction, time, lengths and bytes of each frame. */
  private static List<String> frames(Path file) {
    var frames = new ArrayList<String>();
    try (CaptureReader reader = CaptureReader.open(file, Progress.NONE)) {
      var frame = new Frame();
      while (reader.poll(frame, Duration.ZERO) == FrameSource.Poll.FRAME) {
        byte[] bytes = new byte[frame.capturedLength()];
        frame.buffer().get(frame.offset(), bytes);
        frames.add(
            "%s %s %d %d of %d %s"
                .formatted(
                    reader.interfaces().get(frame.interfaceIndex()),
                    frame.direction(),
                    frame.epochNanos(),
                    frame.capturedLength(),
                    frame.wireLength(),
                    HexFormat.of().formatHex(bytes)));
      }
      assertThat(reader.cut()).isEmpty();
    }
    return frames;
  }
}
