package io.memwall.collectors.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PcapngTest {
  private static final byte[] FRAME = {1, 2, 3, 4, 5};

  @ParameterizedTest
  @CsvSource({"BIG_ENDIAN", "LITTLE_ENDIAN"})
  void everyPacketBlock_inEitherByteOrder_isRead(String order) {
    var capture = CaptureBytes.pcapng(order(order));
    capture
        .ethernet(capture.option(2, "eth0"), capture.option(9, (byte) 9), capture.option(0))
        .enhanced(0, 5_000_000_000_000L, FRAME, capture.flags(1))
        .block(0x0BAD, new byte[400])
        .obsolete(0, 5_000_000_000_001L, FRAME)
        .enhanced(0, 5_000_000_000_002L, FRAME, capture.longOption(4, 9), capture.flags(0x2e))
        .simple(new byte[] {9}, 1);

    var read = ReadCapture.of(capture.bytes());

    assertThat(read.cut()).isEmpty();
    assertThat(read.reader().interfaces()).containsExactly("eth0");
    assertThat(read.reader().framesWithoutTime()).isEqualTo(1);
    assertThat(read.frames())
        .containsExactly(
            seen(5_000_000_000_000L, Frame.Direction.INBOUND, "0102030405"),
            seen(5_000_000_000_001L, Frame.Direction.UNKNOWN, "0102030405"),
            seen(5_000_000_000_002L, Frame.Direction.OUTBOUND, "0102030405"),
            seen(5_000_000_000_002L, Frame.Direction.UNKNOWN, "09"));
  }

  @Test
  void simplePacket_cutBySnapLength_keepsItsWireLength() {
    var capture = CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN).describe(1, 5);

    var read = ReadCapture.of(capture.simple(FRAME, 1_000).bytes());

    assertThat(read.frames().get(0).bytes()).isEqualTo("0102030405");
    assertThat(read.frames().get(0).wireLength()).isEqualTo(1_000);
  }

  @Test
  void sections_ofBothByteOrders_haveInterfacesOfTheirOwn() {
    var capture = CaptureBytes.pcapng(ByteOrder.BIG_ENDIAN);
    capture
        .ethernet(capture.option(2, "a"))
        .ethernet(capture.option(2, "b"))
        .enhanced(1, 1, FRAME)
        .section(ByteOrder.LITTLE_ENDIAN);
    // The same name is the same interface, wherever it stands in its section.
    capture.ethernet(capture.option(2, "b")).enhanced(0, 2, FRAME);

    var read = ReadCapture.of(capture.bytes());

    assertThat(read.reader().interfaces()).containsExactly("a", "b");
    assertThat(read.frames()).extracting(ReadCapture.Seen::on).containsExactly(1, 1);
  }

  @Test
  void interfaces_withOneNameInOneSection_stayApart() {
    var capture = CaptureBytes.pcapng(ByteOrder.BIG_ENDIAN);
    capture.ethernet(capture.option(2, "a")).ethernet(capture.option(2, "a")).ethernet();
    capture.enhanced(1, 1, FRAME).enhanced(2, 1, FRAME);

    assertThat(ReadCapture.of(capture.bytes()).reader().interfaces())
        .containsExactly("a", "a#1", "2");
  }

  @Test
  void otherLinkLayers_besideEthernet_areCountedAndPassedOver() {
    var capture =
        CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN)
            .describe(113, 0)
            .ethernet()
            .enhanced(0, 1, FRAME)
            .enhanced(1, 2, FRAME)
            .enhanced(0, 3, FRAME);

    var read = ReadCapture.of(capture.bytes());

    assertThat(read.frames()).hasSize(1);
    assertThat(read.reader().foreignFrames()).containsEntry("LINUX_SLL (113)", 2L);
  }

  @Test
  void otherLinkLayers_alone_areAnErrorThatNamesThem() {
    var capture =
        CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN).describe(276, 0).enhanced(0, 1, FRAME);

    assertThatThrownBy(() -> ReadCapture.of(capture.bytes()))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("LINUX_SLL2 (276)");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 7, 7000000000",
    "3, 7, 7000000",
    "6, 7, 7000",
    "9, 7, 7",
    "12, 7999, 7",
    "40, 7, 0",
    "128, 7, 7000000000",
    "130, 7, 1750000000",
    "158, 1073741824, 1000000000",
    "192, -1, 999999999"
  })
  void timeResolution_ofTenOrOfTwo_becomesNanoseconds(int resolution, long ticks, long nanos) {
    assertThat(new Ticks(resolution, 0).epochNanos(ticks)).isEqualTo(nanos);
    assertThat(new Ticks(resolution, -3).epochNanos(ticks)).isEqualTo(nanos - 3_000_000_000L);
  }

  @Test
  void timeOptions_ofAnInterface_apply() {
    var capture = CaptureBytes.pcapng(ByteOrder.BIG_ENDIAN);
    capture
        .ethernet(capture.longOption(14, 100), capture.option(9, (byte) 3))
        .ethernet()
        .enhanced(0, 5, FRAME)
        .enhanced(1, 5, FRAME);

    assertThat(ReadCapture.of(capture.bytes()).frames())
        .extracting(ReadCapture.Seen::nanos)
        .containsExactly(100_005_000_000L, 5_000L);
  }

  @Test
  void blockLengths_thatDisagree_areACut() {
    var capture = CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN).ethernet().enhanced(0, 1, FRAME);
    int damagedAt = capture.size();
    byte[] bytes = capture.enhanced(0, 2, FRAME).bytes();
    bytes[bytes.length - 4]++;

    var read = ReadCapture.of(bytes);

    assertThat(read.frames()).hasSize(1);
    assertThat(read.cut().get().recordOffset()).isEqualTo(damagedAt);
    assertThat(read.cut().get().reason()).contains("at its end");
  }

  @Test
  void frame_ofAnUndescribedInterface_isACut() {
    var capture = CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN).ethernet().enhanced(3, 1, FRAME);

    assertThat(ReadCapture.of(capture.bytes()).cut().get().reason()).contains("interface 3");
  }

  @Test
  void unknownBlock_largerThanAllBuffers_isSteppedOver() {
    var capture =
        CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN)
            .ethernet()
            .block(0x0BAD, new byte[3 * ByteFeed.CAPACITY])
            .enhanced(0, 1, FRAME);

    var read = ReadCapture.of(capture.bytes());

    assertThat(read.cut()).isEmpty();
    assertThat(read.frames()).hasSize(1);
  }

  private static ReadCapture.Seen seen(long nanos, Frame.Direction direction, String bytes) {
    return new ReadCapture.Seen(nanos, 0, direction, bytes, bytes.length() / 2);
  }

  private static ByteOrder order(String name) {
    return name.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }
}
