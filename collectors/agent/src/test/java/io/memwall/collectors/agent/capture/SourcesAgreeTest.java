package io.memwall.collectors.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.memwall.collectors.agent.flow.FabricMap;
import io.memwall.collectors.agent.flow.FlowMeter;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.FlowsOnly;
import io.memwall.collectors.agent.flow.IntervalEnd;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.flow.MeterSettings;
import io.memwall.collectors.simulator.FrameSink;
import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same frames by every way a capture can come: the flow records must be the same. */
final class SourcesAgreeTest {
  private static final int PARTS = 5;
  private static final List<Stamped> FRAMES = new ArrayList<>();
  private static List<Object> expected;

  @TempDir Path directory;

  private record Stamped(long nanos, String hex) {
    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }

  @BeforeAll
  static void simulate() {
    FrameSink sink =
        (tap, nanos, frame, direction) -> {
          if (tap.index() == 0) {
            byte[] bytes = new byte[frame.remaining()];
            frame.get(0, bytes);
            FRAMES.add(new Stamped(nanos, HexFormat.of().formatHex(bytes)));
          }
        };
    SimulationOptions options = SimulationOptions.of(Scenario.LOSSY_1).withRequests(400);
    new Simulation(options, sink, event -> {}).runToEnd();
    expected = metered(reader(capture(FRAMES, UnaryOperator.identity())));
    assertThat(expected).hasSizeGreaterThan(2);
  }

  @Test
  void compressed_isAsPlain() throws IOException {
    byte[] plain = capture(FRAMES, UnaryOperator.identity());
    assertThat(metered(reader(gzip(plain)))).isEqualTo(expected);
    assertThat(metered(reader(Zstd.compress(plain)))).isEqualTo(expected);
  }

  @Test
  void standardInput_isAsAFile() {
    byte[] plain = capture(FRAMES, UnaryOperator.identity());
    assertThat(metered(captures(new ByteArrayInputStream(plain)).open(List.of("-"))))
        .isEqualTo(expected);
  }

  @Test
  void pipe_isAsAFile() {
    byte[] plain = capture(FRAMES, UnaryOperator.identity());
    var input = new CaptureInput("pipe", new ByteArrayInputStream(plain), 0);
    assertThat(metered(PipedCapture.open(input))).isEqualTo(expected);
  }

  @Test
  void rotatedFiles_areAsOne_whateverTheirNames() throws IOException {
    int size = FRAMES.size() / PARTS + 1;
    for (int part = 0; part < PARTS; part++) {
      int end = Math.min(FRAMES.size(), (part + 1) * size);
      byte[] bytes = capture(FRAMES.subList(part * size, end), UnaryOperator.identity());
      boolean even = part % 2 == 0;
      // Named against their order, some of them compressed.
      String name = "part" + (PARTS - part) + (even ? ".pcap.gz" : ".pcap");
      Files.write(directory.resolve(name), even ? gzip(bytes) : bytes);
    }
    Files.writeString(directory.resolve("notes.txt"), "not a capture");
    assertThat(metered(captures().open(List.of(directory.toString())))).isEqualTo(expected);
    assertThat(metered(captures().open(List.of(directory + "/part*")))).isEqualTo(expected);
  }

  @Test
  void mirroredFrames_areAsDirectOnes() {
    assertThat(metered(reader(capture(FRAMES, Mirrors::erspan1)))).isEqualTo(expected);
    assertThat(metered(reader(capture(FRAMES, f -> Mirrors.erspan2(f, 5))))).isEqualTo(expected);
    assertThat(metered(reader(capture(FRAMES, f -> Mirrors.erspan3(f, 5, true)))))
        .isEqualTo(expected);
    assertThat(metered(reader(capture(FRAMES, f -> Mirrors.transparent(f, 5)))))
        .isEqualTo(expected);
  }

  @Test
  void directionsFromTwoPorts_areAsOneTap() {
    byte[] first = FRAMES.get(0).bytes();
    List<Stamped> out = FRAMES.stream().filter(f -> sameSource(f.bytes(), first)).toList();
    List<Stamped> in = FRAMES.stream().filter(f -> !sameSource(f.bytes(), first)).toList();
    assertThat(in).isNotEmpty();
    FrameSource merged =
        MergedSource.directions(
            "tap",
            reader(capture(in, UnaryOperator.identity())),
            reader(capture(out, UnaryOperator.identity())),
            InstantSource.system());
    assertThat(metered(merged)).isEqualTo(expected);
  }

  @Test
  void severalTaps_areMergedByTime() throws IOException {
    Files.write(directory.resolve("a"), capture(FRAMES, UnaryOperator.identity()));
    Files.write(directory.resolve("b"), gzip(capture(FRAMES, UnaryOperator.identity())));
    FrameSource source =
        captures().open(List.of("near=" + directory + "/a", "far=" + directory + "/b"));
    var frame = new Frame();
    long last = Long.MIN_VALUE;
    long frames = 0;
    while (source.poll(frame, Duration.ZERO) == FrameSource.Poll.FRAME) {
      assertThat(frame.epochNanos()).isGreaterThanOrEqualTo(last);
      last = frame.epochNanos();
      frames++;
    }
    assertThat(frames).isEqualTo(2L * FRAMES.size());
    assertThat(source.interfaces()).containsExactlyInAnyOrder("near", "far");
  }

  private static boolean sameSource(byte[] one, byte[] other) {
    return Arrays.equals(one, 6, 12, other, 6, 12);
  }

  private Captures captures() {
    return captures(InputStream.nullInputStream());
  }

  private static Captures captures(InputStream in) {
    return new Captures(in, InstantSource.system(), Progress.NONE);
  }

  private static CaptureReader reader(byte[] bytes) {
    return CaptureReader.open(
        new CaptureInput("test", new ByteArrayInputStream(bytes), bytes.length), Progress.NONE);
  }

  private static byte[] capture(List<Stamped> frames, UnaryOperator<byte[]> wrapped) {
    CaptureBytes capture = CaptureBytes.pcap();
    frames.forEach(frame -> capture.record(frame.nanos(), wrapped.apply(frame.bytes())));
    return capture.bytes();
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Everything a meter says of a source, under one name for the tap. */
  private static List<Object> metered(FrameSource source) {
    var said = new ArrayList<>();
    var sink =
        new FlowsOnly() {
          @Override
          public void flow(FlowRecord record) {
            said.add(record);
          }

          @Override
          public void intervalEnd(IntervalEnd end) {
            said.add(end);
          }
        };
    var settings =
        new MeterSettings(
            "fabric", Set.of(0xAAAA), IntervalLength.SECOND, 1, index -> "tap", new FabricMap());
    var meter = new FlowMeter(settings, FRAMES.get(0).nanos(), sink);
    var frame = new Frame();
    FrameSource.Poll found = source.poll(frame, Duration.ofSeconds(1));
    while (found != FrameSource.Poll.END) {
      if (found == FrameSource.Poll.FRAME) {
        meter.onFrame(frame);
      }
      found = source.poll(frame, Duration.ofSeconds(1));
    }
    meter.finish();
    source.close();
    return said;
  }
}
