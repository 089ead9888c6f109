package io.memwall.collectors.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.agent.capture.CaptureBytes;
import io.memwall.collectors.agent.capture.CaptureException;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.RecordingOutlet;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaptureImportTest {
  private static final KafkaTarget KAFKA = KafkaTarget.at("127.0.0.1:9");
  private static final long SECOND = 1_000_000_000L;
  private static final long T = 946_684_799 * SECOND + 700_000_000;

  @TempDir Path directory;

  @Test
  void import_twice_repeatsEveryByteButTheTimeOfEmission() {
    Path file = twoSeconds().in(directory, "run.pcap");

    var first = imported(ImportRequest.of(file, KAFKA), "2026-01-01T00:00:00Z");
    var again = imported(ImportRequest.of(file, KAFKA), "2026-01-02T00:00:00Z");

    assertThat(Events.withoutEmission(again.outlet))
        .isEqualTo(Events.withoutEmission(first.outlet));
    assertThat(Events.withoutEmission(first.outlet)).isNotEmpty();
  }

  @Test
  void case_carriesTheIdentityOfItsFile() {
    Path file = twoSeconds().in(directory, "run.pcap");

    var run = imported(ImportRequest.of(file, KAFKA), "2026-01-01T00:00:00Z");

    Flow flow = run.flows().get(0);
    assertThat(flow.getEnvelope().getNodeId()).isEqualTo("file:run");
    assertThat(flow.getEnvelope().getCaseName()).isEqualTo("run");
    assertThat(flow.getEnvelope().getFabricId()).isEqualTo("case:run");
    assertThat(flow.getTapId()).isEqualTo("run");
    assertThat(flow.getEnvelope().getBootId().bytes()).containsOnly(0);
    assertThat(Long.toHexString(flow.getEnvelope().getEpoch()))
        .isEqualTo(run.summary.survey().bytes().sha256().substring(0, 16).replaceFirst("^0+", ""));
    assertThat(run.summary.lastNumbers()).isEqualTo(Events.lastNumbers(run.outlet));
    assertThat(run.outlet.isFlushed()).isTrue();
  }

  @Test
  void heartbeats_coverTheCaptureAndNothingElse() {
    Path file = twoSeconds().in(directory, "run.pcap");

    List<Health> reports =
        imported(ImportRequest.of(file, KAFKA), "2026-01-01T00:00:00Z").reports();

    // 0.7 s to 1.0 s, and on to the last frame, one nanosecond included.
    assertThat(reports).extracting(Health::getCoveredNs).containsExactly(300_000_000L, 1L, 0L);
    assertThat(reports.get(0).getEnvelope().getTStart()).isEqualTo(Nanos.instant(T));
    assertThat(reports.get(1).getEnvelope().getTEnd()).isEqualTo(Nanos.instant(T + 300_000_001));
    assertThat(reports).extracting(Health::getFrames).containsExactly(3L, 1L, 0L);
    Health last = reports.get(2);
    assertThat(last.getKind()).isEqualTo(HealthKind.STOP);
    assertThat(last.getIsFinal()).isTrue();
    assertThat(last.getWatermark()).isEqualTo(Nanos.instant(T + 300_000_001));
    assertThat(last.getCaptureCase().getTLast()).isEqualTo(Nanos.instant(T + 300_000_000));
    assertThat(last.getCaptureCase().getFrames()).isEqualTo(4);
    assertThat(last.getCaptureCase().getTloeFrames()).isEqualTo(3);
    assertThat(last.getCaptureCase().getTruncatedAt()).isNull();
    assertThat(reports.get(0).getCaptureCase()).isNull();
  }

  @Test
  void summary_tellsWhatWasFound() {
    var capture = twoSeconds();
    int whole = capture.size();
    byte[] cut = Arrays.copyOf(capture.record(T + SECOND, Frames.get(9, 9)).bytes(), whole + 20);
    Path file = CaptureBytes.file(directory, "run.pcap", cut);

    var summary = imported(ImportRequest.of(file, KAFKA), "2026-01-01T00:00:00Z").summary;

    assertThat(String.join("\n", summary.lines()))
        .contains("frames     4, of these 3 TLoE")
        .contains("0x0800 1, 0xAAAA 3")
        .contains("A.Get 1, D.AccessAckData 1")
        .contains("1 retransmissions")
        .contains("rejects    ethertype 1")
        .contains("ends at byte " + (whole + 20) + ", its last record began at " + whole)
        .contains("node file:run");
  }

  @Test
  void capture_withoutAnAllowedEtherType_publishesNothingAndNamesTheOption() {
    Path file = CaptureBytes.pcap().record(T, Frames.empty(0, 0)).in(directory, "old.pcap");

    var run = imported(ImportRequest.of(file, KAFKA), "2026-01-01T00:00:00Z");

    assertThat(run.summary.published()).isFalse();
    assertThat(run.outlet.sent()).isEmpty();
    assertThat(String.join("\n", run.summary.lines())).contains("add --ethertype 0x0000");
    var allowed = imported(ImportRequest.of(file, KAFKA).withEtherType(0), "2026-01-01T00:00:00Z");
    assertThat(allowed.flows()).hasSize(1);
  }

  @Test
  void interfaces_whenSeveralHaveFrames_nameTheirTaps() {
    var capture = CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN);
    capture
        .ethernet(capture.option(2, "a"), capture.option(9, (byte) 9))
        .ethernet(capture.option(2, "quiet"))
        .ethernet(capture.option(2, "b"), capture.option(9, (byte) 9))
        .enhanced(0, T, Frames.get(0, 1))
        .enhanced(2, T, Frames.data(0, 1));
    Path file = capture.in(directory, "two.pcapng");

    assertThat(imported(ImportRequest.of(file, KAFKA), "2026-01-01T00:00:00Z").flows())
        .extracting(Flow::getTapId)
        .containsExactlyInAnyOrder("two/a", "two/b");
  }

  @Test
  void options_ofTheRequest_apply() {
    Path file = twoSeconds().in(directory, "run.pcap");
    var request =
        ImportRequest.of(file, KAFKA)
            .withCaseName("other")
            .withInterval(IntervalLength.of(Duration.ofMillis(100)));

    assertThat(request.nodeId()).isEqualTo("file:other");
    assertThat(request.withNodeId("lab-1").withCaseName("third").nodeId()).isEqualTo("lab-1");
    var run = imported(request.withNodeId("lab-1"), "2026-01-01T00:00:00Z");
    assertThat(run.flows().get(0).getEnvelope().getNodeId()).isEqualTo("lab-1");
    assertThat(run.reports()).hasSize(4 + 1);
    assertThatThrownBy(() -> request.withCaseName("\t"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void progress_endsAtTheSizeOfTheFile() throws IOException {
    Path file = twoSeconds().in(directory, "run.pcap");
    var seen = new ArrayList<Long>();

    new CaptureImport(InstantSource.system(), request -> new RecordingOutlet())
        .run(ImportRequest.of(file, KAFKA), (read, total) -> seen.add(read), Progress.NONE);

    assertThat(seen).containsExactly(Files.size(file));
  }

  @Test
  void file_thatIsNoCapture_isRefusedBeforeAnythingIsSent() {
    Path file = CaptureBytes.file(directory, "x.pcap", new byte[] {1, 2, 3, 4, 5});

    assertThatThrownBy(() -> imported(ImportRequest.of(file, KAFKA), "2026-01-01T00:00:00Z"))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("01 02 03 04 05");
  }

  @Test
  void realCapture_ofAUart_hasItsKnownCounts() {
    var request = ImportRequest.of(Captures.named("hello_uart.pcapng"), KAFKA);

    var run = imported(request, "2026-01-01T00:00:00Z");

    assertThat(run.summary.counts().frames()).isEqualTo(17_370);
    assertThat(run.summary.counts().tloeFrames()).isEqualTo(17_370);
    assertThat(run.summary.counts().retransmissions()).isEqualTo(1);
    assertThat(run.summary.messages())
        .containsEntry("A.Get", 42L)
        .containsEntry("D.AccessAckData", 42L);
    assertThat(Events.withoutEmission(imported(request, "2026-01-03T00:00:00Z").outlet))
        .isEqualTo(Events.withoutEmission(run.outlet));
  }

  @Test
  void realCapture_ofEtri_hasItsKnownCounts() {
    var run =
        imported(
            ImportRequest.of(Captures.named("etri-basic.pcap"), KAFKA), "2026-01-01T00:00:00Z");

    assertThat(run.summary.counts().frames()).isEqualTo(577);
    assertThat(run.summary.counts().inversions()).isEqualTo(81);
    assertThat(run.summary.messages().values()).containsExactly(112L, 112L, 112L, 112L);
    assertThat(run.reports()).extracting(Health::getFrames).hasSizeGreaterThan(8);
    assertThat(run.reports().stream().mapToLong(Health::getFrames).sum()).isEqualTo(577);
    assertThat(run.reports().stream().mapToLong(Health::getCoveredNs).sum())
        .isEqualTo(7_651_807_020L);
  }

  /** A Get, its repeat and a stranger in one second, the answer in the next. */
  private static CaptureBytes twoSeconds() {
    return CaptureBytes.pcap()
        .record(T, Frames.get(5, 1))
        .record(T + 1, Frames.get(5, 1))
        .record(T + 2, Frames.other(0x0800))
        .record(T + 300_000_000, Frames.data(7, 1));
  }

  private static Run imported(ImportRequest request, String now) {
    var outlet = new RecordingOutlet();
    var summary =
        new CaptureImport(InstantSource.fixed(Instant.parse(now)), any -> outlet)
            .run(request, Progress.NONE, Progress.NONE);
    return new Run(summary, outlet);
  }

  private record Run(CaptureSummary summary, RecordingOutlet outlet) {
    List<Flow> flows() {
      return Events.of(Flow.class, outlet.sent(Topics.FLOW.name()));
    }

    List<Health> reports() {
      return Events.of(
          Health.class,
          outlet.sent(Topics.HEALTH.name()).stream().filter(s -> s.partition() == 0).toList());
    }
  }
}
