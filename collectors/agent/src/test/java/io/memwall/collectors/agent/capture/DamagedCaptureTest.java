package io.memwall.collectors.agent.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DamagedCaptureTest {
  private static final byte[] FRAME = {1, 2, 3, 4, 5, 6, 7};

  @Test
  void pcap_cutAtEveryByte_keepsEveryFrameBeforeTheCut() {
    var ends = new ArrayList<Integer>();
    var capture = CaptureBytes.pcap();
    ends.add(capture.size());
    for (int i = 0; i < 4; i++) {
      ends.add(capture.record(i, FRAME).size());
    }

    assertCuts(capture.bytes(), ends);
  }

  @Test
  void pcapng_cutAtEveryByte_keepsEveryFrameBeforeTheCut() {
    var frameEnds = new ArrayList<Integer>();
    var blockEnds = new ArrayList<Integer>();
    var capture = CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN);
    blockEnds.add(capture.size());
    blockEnds.add(capture.ethernet(capture.option(2, "eth0")).size());
    frameEnds.add(0);
    for (int i = 0; i < 4; i++) {
      blockEnds.add(capture.block(5, new byte[24]).size());
      blockEnds.add(capture.enhanced(0, i, FRAME, capture.flags(2)).size());
      frameEnds.add(capture.size());
    }

    assertCuts(capture.bytes(), frameEnds, blockEnds);
  }

  @Test
  void anyBytes_behindAnyBeginning_areReadOrCutOrRefused() {
    byte[][] beginnings = {
      {},
      CaptureBytes.pcap().record(1, FRAME).bytes(),
      CaptureBytes.pcap(ByteOrder.BIG_ENDIAN, 0xa1b2c3d4, 1).bytes(),
      CaptureBytes.pcapng(ByteOrder.BIG_ENDIAN).ethernet().enhanced(0, 1, FRAME).bytes(),
      CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN).ethernet().bytes()
    };
    var random = new Random(20_261_122);
    for (int i = 0; i < 4_000; i++) {
      byte[] beginning = beginnings[i % beginnings.length];
      byte[] tail = new byte[random.nextInt(300)];
      random.nextBytes(tail);
      byte[] bytes = Arrays.copyOf(beginning, beginning.length + tail.length);
      System.arraycopy(tail, 0, bytes, beginning.length, tail.length);
      readOrRefuse(bytes);
    }
  }

  @Test
  void anyByte_changedInACapture_isReadOrCutOrRefused() {
    var capture = CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN);
    capture.ethernet(capture.option(2, "eth0"), capture.option(9, (byte) 9));
    for (int i = 0; i < 3; i++) {
      capture.enhanced(0, i, FRAME, capture.flags(1)).simple(FRAME, 7).obsolete(0, i, FRAME);
    }
    byte[] whole = capture.bytes();
    var random = new Random(42);
    for (int i = 0; i < 4_000; i++) {
      byte[] bytes = whole.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      readOrRefuse(bytes);
    }
  }

  @Test
  void compressedCapture_isToldByItsBytes() throws IOException {
    byte[] plain = CaptureBytes.pcap().record(1, FRAME).record(2, FRAME).bytes();
    var expected = ReadCapture.of(plain).frames();

    assertThat(ReadCapture.of(gzip(plain)).frames()).isEqualTo(expected);
    assertThat(ReadCapture.of(gzip(plain)).reader().compression()).isEqualTo("gzip");
    assertThat(ReadCapture.of(Zstd.compress(plain)).frames()).isEqualTo(expected);
    assertThat(ReadCapture.of(Zstd.compress(plain)).reader().compression()).isEqualTo("zstd");
  }

  @Test
  void compressedCapture_cutAtAnyByte_isReadAsFarAsItGoes() throws IOException {
    var capture = CaptureBytes.pcap();
    var random = new Random(7);
    for (int i = 0; i < 400; i++) {
      byte[] frame = new byte[60];
      random.nextBytes(frame);
      capture.record(i, frame);
    }
    for (byte[] whole : List.of(gzip(capture.bytes()), Zstd.compress(capture.bytes()))) {
      for (int length = 64; length < whole.length; length += 997) {
        byte[] part = Arrays.copyOf(whole, length);
        try {
          assertThat(ReadCapture.of(part).cut()).isPresent();
        } catch (CaptureException e) {
          // So little came through that not even the magic number is known.
          assertThat(e).hasMessageContaining("not a pcap or pcapng capture");
        }
      }
    }
  }

  @Test
  void gzipDamagedInTheMiddle_isReadAsFarAsItGoes() throws IOException {
    var capture = CaptureBytes.pcap();
    var random = new Random(7);
    for (int i = 0; i < 40_000; i++) {
      byte[] frame = new byte[60];
      random.nextBytes(frame);
      capture.record(i, frame);
    }
    byte[] bytes = gzip(capture.bytes());
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 70_000, (byte) 0xff);

    var read = ReadCapture.of(bytes);

    assertThat(read.frames()).hasSizeBetween(10_000, 30_000);
    assertThat(read.cut()).isPresent();
  }

  @Test
  void noCapture_isRefusedWithItsFirstBytes(@TempDir Path directory) {
    assertRefused(directory, "hello".getBytes(UTF_8), "68 65 6c");
    assertRefused(directory, new byte[] {(byte) 0xa1}, "first bytes a1");
    assertRefused(directory, new byte[0], "is empty");
  }

  @Test
  void noFile_isRefusedInOneLine(@TempDir Path directory) {
    assertThatThrownBy(() -> CaptureReader.open(directory.resolve("absent"), Progress.NONE))
        .isInstanceOf(CaptureException.class)
        .hasMessageEndingWith("absent does not exist");
    assertThatThrownBy(() -> CaptureReader.open(directory, Progress.NONE))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("is a directory");
  }

  private static void assertRefused(Path directory, byte[] bytes, String message) {
    Path file = CaptureBytes.file(directory, "some.pcap", bytes);
    assertThatThrownBy(() -> CaptureReader.open(file, Progress.NONE))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("some.pcap")
        .hasMessageContaining(message);
  }

  private static void assertCuts(byte[] whole, List<Integer> frameEnds) {
    assertCuts(whole, frameEnds, frameEnds);
  }

  /**
   * @param frameEnds the length at which no frame is whole, then those at which one more is
   * @param blockEnds lengths at which the capture ends regularly
   */
  private static void assertCuts(byte[] whole, List<Integer> frameEnds, List<Integer> blockEnds) {
    for (int length = 4; length <= whole.length; length++) {
      int cutAt = length;
      var read = ReadCapture.of(Arrays.copyOf(whole, length));
      long frames = frameEnds.stream().skip(1).filter(end -> end <= cutAt).count();
      assertThat(read.frames()).as("frames of the first %d bytes", length).hasSize((int) frames);
      if (blockEnds.contains(length)) {
        assertThat(read.cut()).as("cut at %d", length).isEmpty();
      } else {
        assertThat(read.cut().get().offset()).as("cut at %d", length).isEqualTo(length);
        int begun = blockEnds.stream().filter(end -> end <= cutAt).max(Integer::compare).orElse(0);
        assertThat(read.cut().get().recordOffset()).as("cut at %d", length).isEqualTo(begun);
      }
    }
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      var read = ReadCapture.of(bytes);
      assertThat(read.frames().size()).isLessThan(bytes.length);
    } catch (CaptureException refused) {
      assertThat(refused).hasMessageContaining("test");
    }
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
