package io.memwall.collectors.simulator.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bytes compared with the layouts of OmniXtend 1.0.3, figures 11 to 14 and 24 to 31. */
final class FrameWriterTest {
  private static final Mac HOST = Mac.ofHost(0x0101);
  private static final Mac POOL = Mac.ofPool(2);
  private static final String MACS = "020000010002" + "020000000101" + "aaaa";

  private final FrameWriter writer = new FrameWriter();

  private String hex(FrameType type, CreditReturn credit, Optional<Message> message) {
    int length = Frame.lengthBytes(message, 6);
    Frame frame = new Frame(type, 0x2e50d, 0x56d4b, credit, message, length);
    ByteBuffer bytes = writer.write(frame, HOST, POOL);
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return HexFormat.of().formatHex(copy);
  }

  @Test
  void aGet_looksAsInTheSpecification() {
    Message get = new Message(Kind.GET, 0, 5, 0x10f3355, 0, 0x7ba80000130ec440L);

    assertThat(hex(FrameType.NORMAL, CreditReturn.of(Channel.B, 8), Optional.of(get)))
        .isEqualTo(
            MACS
                + "0002e50d15b52e48"
                + "18050000010f3355"
                + "7ba80000130ec440"
                + "0000000000000000"
                + "0000000000000000"
                + "0000000000000001");
  }

  @Test
  void aGrant_carriesItsSinkInTheSecondWord() {
    Message grant = new Message(Kind.GRANT_DATA, 0, 6, 0x10f3355, 0x6a6b2d, 0x1000);

    assertThat(hex(FrameType.NORMAL, CreditReturn.of(Channel.B, 8), Optional.of(grant)))
        .startsWith(MACS + "0002e50d15b52e48" + "4a060000010f3355" + "00000000006a6b2d")
        .contains("00000000000010000000000000001008")
        .endsWith("00000000000010380000000000000001")
        .hasSize(2 * 110);
  }

  @Test
  void aGrantAck_hasNothingButItsSink() {
    Message grantAck = new Message(Kind.GRANT_ACK, 0, 6, 77, 0x10f3355, 0x1000);

    assertThat(hex(FrameType.NORMAL, CreditReturn.of(Channel.B, 8), Optional.of(grantAck)))
        .startsWith(MACS + "0002e50d15b52e48" + "50000000010f3355" + "0000000000000000")
        .hasSize(2 * 62);
  }

  @Test
  void anAckOnlyFrame_hasItsTypeAndAnEmptyMask() {
    assertThat(hex(FrameType.ACK_ONLY, CreditReturn.NONE, Optional.empty()))
        .startsWith(MACS + "0202e50d15b52e00")
        .endsWith("0000000000000000");
  }

  @Test
  void linesAndFrames_haveTheLengthsOfTheSpecification() {
    Message read = new Message(Kind.ACCESS_ACK_DATA, 0, 6, 1, 0, 0);
    assertThat(Frame.lengthBytes(Optional.of(read), 7)).isEqualTo(102);
    assertThat(Frame.lengthBytes(Optional.empty(), 7)).isEqualTo(70);
    assertThat(Frame.lengthBytes(Optional.empty(), 6)).isEqualTo(62);
  }

  @Test
  void addresses_countHostsAndPools() {
    assertThat(HOST).hasToString("02:00:00:00:01:01");
    assertThat(POOL).hasToString("02:00:00:01:00:02");
  }
}
