package io.memwall.collectors.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PcapTest {
  private static final byte[] FRAME = {1, 2, 3, 4, 5};

  @ParameterizedTest
  @CsvSource({
    "BIG, a1b2c3d4, 1000",
    "LITTLE, a1b2c3d4, 1000",
    "BIG, a1b23c4d, 1",
    "LITTLE, a1b23c4d, 1"
  })
  void pcap_inEitherByteOrderAndUnit_isRead(String order, String magic, long nanosPerTick) {
    var byteOrder = order.equals("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    var capture =
        CaptureBytes.pcap(byteOrder, Integer.parseUnsignedInt(magic, 16), 1)
            .record(7, 42, FRAME, 70)
            .record(0xffffffff, 3, new byte[0], 0);

    var read = ReadCapture.of(capture.bytes());

    assertThat(read.cut()).isEmpty();
    assertThat(read.reader().format()).isEqualTo(CaptureReader.Format.PCAP);
    assertThat(read.frames())
        .containsExactly(
            new ReadCapture.Seen(
                7_000_000_000L + 42 * nanosPerTick, 0, Frame.Direction.UNKNOWN, "0102030405", 70),
            // Seconds are unsigned: the year 2106, not 1969.
            new ReadCapture.Seen(
                4_294_967_295_000_000_000L + 3 * nanosPerTick, 0, Frame.Direction.UNKNOWN, "", 0));
  }

  @Test
  void wireLength_belowCapturedLength_isTakenForAMistake() {
    var capture = CaptureBytes.pcap().record(0, 0, FRAME, 2);

    assertThat(ReadCapture.of(capture.bytes()).frames().get(0).wireLength()).isEqualTo(5);
  }

  @Test
  void linkType_withFcsLengthInItsUpperBits_isStillEthernet() {
    var capture =
        CaptureBytes.pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 0x2400_0001).record(0, 0, FRAME, 5);

    assertThat(ReadCapture.of(capture.bytes()).frames()).hasSize(1);
  }

  @Test
  void linkLayer_otherThanEthernet_isNamed() {
    var capture = CaptureBytes.pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b2c3d4, 113);

    assertThatThrownBy(() -> ReadCapture.of(capture.bytes()))
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("test: ")
        .hasMessageContaining("LINUX_SLL (113)");
  }

  @Test
  void record_longerThanAnyFrame_isACutWithItsReason() {
    var whole = CaptureBytes.pcap().record(1L, FRAME);
    int damagedAt = whole.size();
    byte[] bytes = whole.record(2L, FRAME).bytes();
    bytes[damagedAt + 11] = 0x7f;

    var read = ReadCapture.of(bytes);

    assertThat(read.frames()).hasSize(1);
    assertThat(read.cut().get().offset()).isEqualTo(damagedAt);
    assertThat(read.cut().get().reason()).contains("exceeds 262144");
  }
}
