package io.memwall.collectors.simulator.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bytes compared with the layouts of OmniXtend 1.0.3, figures 11 to 14 and 24 to 31. */
final class FrameWriterTest {
  private static final Mac HOST = Mac.ofHost(0x0101);
  private static final Mac POOL = Mac.ofPool(2);
  private static final String MACS = "020000010002" + "020000000101" + "aaaa";

  private static final TapView VIEW =
      new TapView(
          new Tap(0, "h257.nic", Tap.Position.HOST, "h257", TapFaults.Framing.PLAIN),
          HOST,
          POOL,
          0);

  private static String hex(FrameType type, CreditReturn credit, Optional<Message> message) {
    return hex(Profile.SPEC103, frame(Profile.SPEC103, type, credit, message), VIEW);
  }

  private static Frame frame(
      Profile profile, FrameType type, CreditReturn credit, Optional<Message> message) {
    List<Message> messages = message.stream().toList();
    return new Frame(
        type,
        new Frame.Header(0x2e50d, 0x56d4b, false, credit),
        messages,
        new FrameShaper(profile).shape(type, messages),
        new Frame.Place(0, 0x2e50d, 0x56d4b, 0x56d4b));
  }

  private static String hex(Profile profile, Frame frame, TapView view) {
    ByteBuffer bytes = new FrameWriter(profile).write(frame, view, Direction.OUT);
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
    assertThat(length(Profile.WD11, Optional.of(read))).isEqualTo(102);
    assertThat(length(Profile.WD11, Optional.empty())).isEqualTo(70);
    assertThat(length(Profile.SPEC103, Optional.empty())).isEqualTo(62);
    assertThat(length(Profile.LEWIZ103, Optional.of(read))).isEqualTo(110);
  }

  private static int length(Profile profile, Optional<Message> message) {
    return frame(profile, FrameType.NORMAL, CreditReturn.NONE, message).lengthBytes();
  }

  @Test
  void addresses_countHostsAndPools() {
    assertThat(HOST).hasToString("02:00:00:00:01:01");
    assertThat(POOL).hasToString("02:00:00:01:00:02");
  }
}
