package io.memwall.collectors.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.Frames;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class MirroredFramesTest {
  private static final byte[] INNER = Frames.data(7, 3);

  @Test
  void everyEncapsulation_givesTheFrameAndItsSession() {
    assertThat(names(Mirrors.erspan1(INNER))).containsExactly("0", "erspan-0@192.0.2.1");
    assertThat(names(Mirrors.erspan2(INNER, 1023))).containsExactly("0", "erspan-1023@192.0.2.1");
    assertThat(names(Mirrors.erspan3(INNER, 4, true)))
        .containsExactly("0", "erspan-4@2001:db8:0:0:0:0:0:1");
    assertThat(names(Mirrors.transparent(INNER, -1)))
        .containsExactly("0", "gre-4294967295@192.0.2.1");
    for (byte[] packet :
        List.of(
            Mirrors.erspan1(INNER),
            Mirrors.erspan2(INNER, 1),
            Mirrors.erspan3(INNER, 1, false),
            Mirrors.transparent(INNER, 5))) {
      ReadCapture.Seen seen = read(packet).frames().get(0);
      assertThat(seen.bytes()).isEqualTo(HexFormat.of().formatHex(INNER));
      assertThat(seen.wireLength()).isEqualTo(INNER.length);
    }
  }

  @Test
  void typeThree_tellsTheDirection() {
    assertThat(read(Mirrors.erspan3(INNER, 4, true)).frames().get(0).direction())
        .isEqualTo(Frame.Direction.OUTBOUND);
    assertThat(read(Mirrors.erspan3(INNER, 4, false)).frames().get(0).direction())
        .isEqualTo(Frame.Direction.INBOUND);
  }

  @Test
  void tagInTheHeader_isBackInTheFrame() {
    ReadCapture.Seen seen = read(Mirrors.erspan2WithTag(INNER, 9, 0xe005)).frames().get(0);
    byte[] tagged =
        ByteBuffer.allocate(INNER.length + 4)
            .put(INNER, 0, 12)
            .putInt(0x8100e005)
            .put(INNER, 12, INNER.length - 12)
            .array();
    assertThat(seen.bytes()).isEqualTo(HexFormat.of().formatHex(tagged));
  }

  @Test
  void cutFrame_saysThatBytesAreMissing() {
    byte[] half = Arrays.copyOf(INNER, 64);
    ReadCapture.Seen seen = read(Mirrors.erspan2Cut(half, 9)).frames().get(0);
    assertThat(seen.bytes()).isEqualTo(HexFormat.of().formatHex(half));
    assertThat(seen.wireLength()).isGreaterThan(64);
  }

  @Test
  void packetCutByTheCapture_keepsTheFramesLength() {
    byte[] packet = Mirrors.erspan2(INNER, 9);
    byte[] capture =
        CaptureBytes.pcap()
            .record(1, 1, Arrays.copyOf(packet, packet.length - 10), packet.length)
            .bytes();
    ReadCapture.Seen seen = ReadCapture.of(capture).frames().get(0);
    assertThat(seen.wireLength()).isEqualTo(INNER.length);
    assertThat(seen.bytes()).hasSize(2 * (INNER.length - 10));
  }

  @Property(tries = 2_000)
  void damagedPackets_neverFail(
      @ForAll @IntRange(min = 0, max = 3) int kind,
      @ForAll @IntRange(min = 12, max = 90) int at,
      @ForAll byte value,
      @ForAll @IntRange(min = 0, max = 160) int length) {
    byte[] packet =
        switch (kind) {
          case 0 -> Mirrors.erspan1(INNER);
          case 1 -> Mirrors.erspan2(INNER, 3);
          case 2 -> Mirrors.erspan3(INNER, 3, true);
          default -> Mirrors.transparent(INNER, 3);
        };
    packet[at] = value;
    byte[] cut = Arrays.copyOf(packet, Math.min(length, packet.length));
    ReadCapture read = ReadCapture.of(CaptureBytes.pcap().record(1, cut).bytes());
    assertThat(read.frames()).hasSize(1);
  }

  private static List<String> names(byte[] packet) {
    return read(packet).reader().interfaces();
  }

  private static ReadCapture read(byte[] packet) {
    return ReadCapture.of(CaptureBytes.pcap().record(1, packet).bytes());
  }
}
