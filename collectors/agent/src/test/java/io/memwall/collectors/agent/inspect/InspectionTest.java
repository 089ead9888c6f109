package io.memwall.collectors.agent.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.memwall.collectors.agent.Captures;
import io.memwall.collectors.agent.Frames;
import io.memwall.collectors.agent.capture.CaptureBytes;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectionTest {
  private static final long T = 1_767_225_600_000_000_000L;

  @TempDir Path directory;

  @Test
  void text_isWhatAReaderExpects() {
    Path file =
        CaptureBytes.pcap()
            .record(T, Frames.get(5, 1))
            .record(T + 1_000, Frames.get(5, 1))
            .record(T + 2_000, Frames.other(0x0800))
            .record(T + 4_000, Frames.data(7, 1))
            .in(directory, "run.pcap");

    String text = Inspection.of(file, InspectOptions.DEFAULT).text(10);

    assertThat(text.replace(file.toString(), "run.pcap"))
        .startsWith(
            """
            run.pcap: pcap, 392 bytes
            time        2026-01-01T00:00:00Z to 2026-01-01T00:00:00.000004Z, 0.004000 ms
            time grid   1000 ns
            frames      4, of these 3 TLoE
            ethertypes  0x0800 1 (not read), 0xAAAA 3

            Connections
            """);
    assertThat(text)
        .containsPattern("half +from +to +first no\\. +frames +new +fill +repeat")
        .containsPattern(
            "1\\.0 +02:00:00:00:00:01 +02:00:00:01:00:01 +0x000005 +2 +1 +0 +1 +0 +0 +188 +0 +0")
        .containsPattern(
            "1\\.1 +02:00:00:01:00:01 +02:00:00:00:00:01 +0x000007 +1 +1 +0 +0 +0 +0 +126 +64 +64")
        .containsPattern("1\\.0 +A\\.Get +1 +2 +0")
        .containsPattern("1\\.1 +D\\.AccessAckData +1 +9 +64")
        .containsPattern("Not in any half\n.*\n +0 +ethertype +1");
  }

  @Test
  void json_keepsEveryBitOfWhatIsWide() throws JsonProcessingException {
    Path file = CaptureBytes.pcap().record(T + 1, Frames.get(5, 1)).in(directory, "run.pcap");

    var inspection = Inspection.of(file, InspectOptions.DEFAULT);

    JsonNode json = new ObjectMapper().readTree(inspection.json());
    assertThat(json.at("/time/first_ns").textValue()).isEqualTo("1767225600000000001");
    assertThat(json.at("/ethertypes/0/ethertype").textValue()).isEqualTo("0xAAAA");
    assertThat(json.at("/connections/0/conn_id").textValue()).matches("[0-9a-f]{32}");
    assertThat(json.at("/connections/0/halves/0/messages/A.Get/flits").longValue()).isEqualTo(2);
    assertThat(json.at("/cut").isNull()).isTrue();
  }

  @Test
  void capture_withoutAnAllowedEtherType_namesTheOption() {
    Path file = CaptureBytes.pcap().record(T, Frames.empty(0, 0)).in(directory, "old.pcap");

    assertThat(Inspection.of(file, InspectOptions.DEFAULT).text(10))
        .contains("0x0000 1 (not read)")
        .contains("add --ethertype 0x0000");
    assertThat(Inspection.of(file, InspectOptions.DEFAULT.withEtherType(0)).hints()).isEmpty();
  }

  @Test
  void capture_withoutFrames_isTold() {
    Path file = CaptureBytes.pcap().in(directory, "none.pcap");

    var inspection = Inspection.of(file, InspectOptions.DEFAULT);

    assertThat(inspection.text(10)).contains("frames      0");
    assertThat(inspection.json()).contains("\"time\" : null");
  }

  @Test
  void realCapture_of2020_hasTwoConnectionsWithFourHalves() throws JsonProcessingException {
    Path file = Captures.named("OmniXtend202010.cap");

    String text = Inspection.of(file, InspectOptions.DEFAULT.withEtherType(0)).json();

    JsonNode json = new ObjectMapper().readTree(text);
    var firsts = new TreeMap<Integer, String>();
    for (JsonNode connection : json.at("/connections")) {
      for (JsonNode half : connection.at("/halves")) {
        firsts.put(half.at("/first_seq").intValue(), half.at("/messages").toString());
      }
    }
    assertThat(json.at("/connections")).hasSize(2);
    assertThat(firsts.keySet()).containsExactlyInAnyOrder(0x63933, 0x19B74F, 0x11AA36, 0x0D007A);
    assertThat(firsts.get(0x63933))
        .isEqualTo(
            "{\"A.AcquireBlock\":{\"count\":2,\"flits\":4,\"payload\":0},"
                + "\"E.GrantAck\":{\"count\":1,\"flits\":1,\"payload\":0}}");
    assertThat(firsts.get(0x19B74F)).contains("D.GrantData\":{\"count\":2,\"flits\":20");
    assertThat(firsts.get(0x11AA36)).contains("A.Get\":{\"count\":4,\"flits\":8");
    assertThat(firsts.get(0x0D007A)).contains("D.AccessAckData\":{\"count\":4,\"flits\":8");
  }

  @Test
  void realCapture_ofAUart_hasItsKnownCounts() {
    var inspection = Inspection.of(Captures.named("hello_uart.pcapng"), InspectOptions.DEFAULT);

    assertThat(inspection.frames()).isEqualTo(17_370);
    assertThat(inspection.connections()).hasSize(1);
    var halves = inspection.connections().get(0).halves();
    assertThat(halves).extracting(h -> h.counts().get("new_frames")).containsExactly(8683L, 8686L);
    assertThat(halves).extracting(h -> h.counts().get("retrans_frames")).containsExactly(0L, 1L);
    assertThat(halves).extracting(h -> h.counts().get("messages")).containsExactly(42L, 42L);
  }
}
