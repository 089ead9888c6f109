package io.memwall.collectors.agent.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.capture.CaptureBytes;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.wire.Anomaly;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrameWalkTest {
  @TempDir private Path home;

  @Test
  void answerWithinReach_isKnownWhenTheRequestIsShown() {
    assertThat(firstNotes(3, 3)).anyMatch(note -> note.contains("answered in frame 4"));
  }

  @Test
  void answerBeyondReach_isToldOnTheAnswerOnly() {
    var notes = firstNotes(3, 2);
    assertThat(notes).noneMatch(note -> note.contains("answered in frame"));
    assertThat(notes).anyMatch(note -> note.contains("of frame 1"));
  }

  /** Notes of all frames where a request is answered so many frames later. */
  private List<String> firstNotes(int distance, int ahead) {
    var script = new Script().host(1, 0, Script.get(3, 0x40));
    for (int i = 1; i < distance; i++) {
      script.after(100).host(1 + i, 0);
    }
    Path file = script.after(100).pool(1, distance, Script.data(3)).in(home, "far.pcapng");
    var notes = new ArrayList<String>();
    try (var walk = new FrameWalk(file, Set.of(0xAAAA), ahead, Progress.NONE)) {
      while (walk.next()) {
        walk.sight().verdict.notes().forEach(note -> notes.add(note.text()));
      }
    }
    return notes;
  }

  @Test
  void severalTaps_areTrackedByThemselvesWithOneNumbering() {
    var capture = CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN);
    capture.ethernet(capture.option(2, "west")).ethernet(capture.option(2, "east"));
    byte[] get = Script.tloe(true, Script.header(0, 1, 0), Script.get(1, 0x40));
    byte[] data = Script.tloe(false, Script.header(0, 1, 1), Script.data(1));
    capture.enhanced(0, 10, get).enhanced(1, 11, get).enhanced(1, 13, data).enhanced(0, 15, data);
    Path file = capture.in(home, "taps.pcapng");
    List<String> lines = Shown.of(file, views -> views.lines(false)).lines();
    assertThat(lines.get(0)).contains("[west]").contains("answered in frame 4 after 5000 ns");
    assertThat(lines.get(1)).contains("[east]").contains("answered in frame 3 after 2000 ns");
    assertThat(lines.get(3)).contains("answers A.Get src 1 of frame 1 after 5000 ns");
  }

  @Test
  void damagedFrames_areShownInEveryWayWithoutFail() {
    var random = new Random(42);
    var capture = CaptureBytes.pcap();
    List<byte[]> sound = sound();
    for (int i = 0; i < 3_000; i++) {
      byte[] frame = sound.get(random.nextInt(sound.size())).clone();
      for (int flips = random.nextInt(6); flips > 0; flips--) {
        frame[12 + random.nextInt(frame.length - 12)] ^= (byte) (1 << random.nextInt(8));
      }
      frame[12] = (byte) (random.nextInt(20) == 0 ? 0 : 0xAA);
      capture.record(Script.START + 100L * i, frame);
    }
    Path file = capture.in(home, "damaged.pcap");
    Shown all = Shown.of(file, views -> views.lines(false).ladder(100, 10_000));
    assertThat(all.lines()).hasSizeGreaterThan(3_000);
    assertThat(Shown.of(file, views -> views.lines(true)).lines()).hasSize(3_000);
    Path copy = home.resolve("copy.pcapng");
    Shown.of(file, views -> views.copyTo(copy, true));
    assertThat(Shown.of(copy, views -> views.lines(false)).lines()).hasSize(3_000);
    assertEveryOddityIsPlaced(file);
  }

  private static void assertEveryOddityIsPlaced(Path file) {
    try (var walk = new FrameWalk(file, Set.of(0xAAAA), Progress.NONE)) {
      FrameSight sight = walk.sight();
      while (walk.next()) {
        String detail = String.join("\n", FrameDetail.of(sight));
        if (sight.isTloe()) {
          for (String code : FrameText.oddities(sight.frame)) {
            assertThat(detail).contains("! " + code + ":");
          }
          assertThat(new AnomalyPlaces(sight.frame).elsewhere())
              .as("frame %d: %s", sight.number, FrameText.oddities(sight.frame))
              .allMatch(odd -> isOfTheWholeFrame(odd, sight));
        }
      }
    }
  }

  /** Words that the mask left out, and that turned out to be within messages, have no place. */
  private static boolean isOfTheWholeFrame(Anomaly odd, FrameSight sight) {
    return switch (odd) {
      case FCS_BAD, SNAPLEN_TRUNCATED -> true;
      case NONZERO_PAD, MASK_ON_PADDING, MASK_OVERLAP ->
          sight.frame.anomalies().count(Anomaly.MASK_MISMATCH_SEQ_USED) > 0;
      default -> false;
    };
  }

  private static List<byte[]> sound() {
    var frames = new ArrayList<byte[]>();
    frames.add(Script.tloe(true, Script.header(0, 1, 0), Script.get(3, 0x40)));
    frames.add(Script.tloe(false, Script.header(0, 1, 0), Script.data(3), Script.ack(4)));
    frames.add(Script.tloe(false, Script.header(0, 2, 0), Script.grantData(3, 9)));
    frames.add(Script.tloe(true, Script.header(0, 2, 0), Script.grantAck(9), Script.get(1, 0)));
    frames.add(Script.tloe(true, Script.header(0, 3, 0), Script.putPartial(1, 64, 0xFF, 5)));
    frames.add(Script.tloe(true, Script.header(1, 4, 0)));
    byte[] tagged = frames.get(0);
    var vlan = ByteBuffer.allocate(tagged.length + 4).put(tagged, 0, 12);
    frames.add(vlan.putInt(0x81006064).put(tagged, 12, tagged.length - 12).array());
    return frames;
  }
}
