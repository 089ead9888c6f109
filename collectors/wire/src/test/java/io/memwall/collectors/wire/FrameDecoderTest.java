package io.memwall.collectors.wire;

import static io.memwall.collectors.wire.FrameBuilder.frame;
import static io.memwall.collectors.wire.FrameBuilder.headerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FrameDecoderTest {
  private FrameDecoder decoder = new FrameDecoder(DecoderSettings.DEFAULT);

  @Test
  void fcs_thatMatches_isStrippedAndShown() {
    Frame frame = decoded(frame().message(Opcode.A_GET, 6).fcs());

    assertThat(frame.isFcsCaptured()).isTrue();
    assertThat(frame.length()).isEqualTo(70);
    assertThat(frame.wireBytes()).isEqualTo(94);
    assertThat(anomalies(frame)).isEmpty();
  }

  @Test
  void fcs_thatDoesNotMatch_isCountedButTheFrameIsRead() {
    byte[] bytes = frame().message(Opcode.A_GET, 6).fcs().bytes();
    bytes[bytes.length - 1] ^= 1;

    Frame frame = decoded(bytes, bytes.length);

    assertThat(anomalies(frame)).containsExactly(Anomaly.FCS_BAD);
    assertThat(frame.messages().size()).isEqualTo(1);
  }

  @Test
  void twoTags_areLookedThrough_andPriorityIsNoPartOfTheId() {
    Frame frame = decoded(frame().tag(0x88A8, 0xE064).tag(0x9100, 0x0007));

    assertThat(frame.ethernet().outerVid()).isEqualTo(0x064);
    assertThat(frame.ethernet().innerVid()).isEqualTo(7);
    assertThat(frame.ethernet().innerTag()).isEqualTo(0x9100_0007);
    assertThat(frame.length()).isEqualTo(78);
  }

  @Test
  void thirdTag_isAnUnknownEtherType() {
    assertRejected(frame().tag(0x8100, 1).tag(0x8100, 2).tag(0x8100, 3).bytes(), Reject.ETHERTYPE);
  }

  @Test
  void olderDialect_whenAllowed_isNamed() {
    decoder = new FrameDecoder(DecoderSettings.DEFAULT.withEtherTypes(Set.of(0xAAAA, 0x0870)));

    assertRejected(frame().etherType(0x0870).bytes(), Reject.DIALECT_UNSUPPORTED);
  }

  @Test
  void trailer_whenConfigured_doesNotShiftTheMask() {
    decoder = new FrameDecoder(DecoderSettings.DEFAULT.withTrailerBytes(12));

    Frame frame = decoded(frame().message(Opcode.A_GET, 6).fcs().trailer(12));

    assertThat(frame.mask()).isEqualTo(1);
    assertThat(anomalies(frame)).isEmpty();
    assertRejected(new byte[20], Reject.ETHERTYPE);
    byte[] shorterThanTheTrailer = new byte[20];
    shorterThanTheTrailer[12] = (byte) 0xAA;
    shorterThanTheTrailer[13] = (byte) 0xAA;
    assertRejected(shorterThanTheTrailer, Reject.SHORT_TLOE);
  }

  @Test
  void jumboFrame_upToTheLimit_isRead() {
    decoder = new FrameDecoder(new DecoderSettings(Set.of(0xAAAA), 0, 20));

    assertThat(decoded(frame().words(new long[20])).flits()).isEqualTo(20);
    assertRejected(frame().words(new long[21]).bytes(), Reject.OVERSIZE);
  }

  @Test
  void frameWithoutBody_isRead() {
    byte[] bytes = frame().bytes();
    byte[] bare = Arrays.copyOf(bytes, 14 + 16);

    assertThat(decoded(bare, bare.length).flits()).isZero();
  }

  @Test
  void lengthsOutsideTheBuffer_areCutToIt() {
    ByteBuffer buffer = frame().buffer();

    assertThat(decoder.decode(buffer, 0, 1 << 30, 70)).isTrue();
    assertThat(decoder.decode(buffer, 71, 70, 70)).isFalse();
    assertThat(decoder.decode(buffer, -1, 70, 70)).isFalse();
    assertThat(decoder.decode(buffer, 0, -1, -1)).isFalse();
    assertThat(decoder.reject()).isEqualTo(Reject.SHORT_ETH);
  }

  @Test
  void snapLength_thatCutsTheMask_makesTheBodyReadInSequence() {
    byte[] bytes =
        frame().message(Opcode.A_GET, 6).words(0).message(Opcode.A_PUT_FULL_DATA, 6).bytes();

    Frame frame = decoded(Arrays.copyOf(bytes, 14 + 8 + 5 * 8), bytes.length);

    assertThat(frame.messages().size()).isEqualTo(2);
    assertThat(frame.messages().payloadBytes(1)).isEqualTo(64);
    assertThat(frame.messages().address(1)).isEqualTo(0x40);
    assertThat(frame.isMaskCaptured()).isFalse();
    assertThat(frame.length()).isEqualTo(bytes.length);
    assertThat(anomalies(frame)).containsExactly(Anomaly.SNAPLEN_TRUNCATED);
  }

  // An endpoint whose frames are one word short lost all its long messages to the snap length.
  @Test
  void snapLength_underAMaskWrittenOverData_keepsTheMessage() {
    byte[] whole = frame().message(Opcode.D_ACCESS_ACK_DATA, 6).bytes();
    byte[] oneWordShort = Arrays.copyOf(whole, whole.length - Long.BYTES);

    Frame frame = decoded(Arrays.copyOf(oneWordShort, 64), oneWordShort.length);

    assertThat(frame.messages().size()).isEqualTo(1);
    assertThat(anomalies(frame)).containsExactly(Anomaly.SNAPLEN_TRUNCATED);
  }

  @Test
  void snapLength_thatCutsAMessage_leavesItsAddressUnknown() {
    byte[] bytes = frame().message(Opcode.A_PUT_PARTIAL_DATA, 6).bytes();

    Frame frame = decoded(Arrays.copyOf(bytes, 14 + 16), bytes.length);

    assertThat(frame.messages().size()).isEqualTo(1);
    assertThat(frame.messages().hasAddress(0)).isFalse();
    assertThat(frame.messages().bytesWritten(0)).isEqualTo(Messages.UNKNOWN);
    assertThat(frame.messages().flits(0)).isEqualTo(11);
    assertThatThrownBy(() -> frame.bodyWord(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void snapLength_thatLeavesOnlyTheHeader_stillFeedsTheSequence() {
    byte[] bytes = frame().sequence(77).bytes();

    assertThat(decoded(Arrays.copyOf(bytes, 14 + 8), bytes.length).sequence()).isEqualTo(77);
    assertThat(decoder.decode(ByteBuffer.wrap(bytes), 0, 14 + 7, bytes.length)).isFalse();
    assertThat(decoder.reject()).isEqualTo(Reject.SHORT_TLOE);
  }

  @Test
  void ackOnlyFrame_withGarbage_yieldsNoMessage() {
    Frame frame = decoded(frame().type(1).message(Opcode.A_GET, 6).credit(1, 4));

    assertThat(frame.type()).isEqualTo(FrameType.ACK_ONLY);
    assertThat(frame.messages().size()).isZero();
    assertThat(frame.creditFlits()).isZero();
    assertThat(anomalies(frame)).containsExactly(Anomaly.ACKONLY_MASK, Anomaly.ACKONLY_GARBAGE);
  }

  @Test
  void headerOddities_areCounted() {
    Frame frame = decoded(frame().type(9).credit(6, 1).headerBits(1L << 55));

    assertThat(frame.type()).isEqualTo(FrameType.NORMAL);
    assertThat(anomalies(frame))
        .containsExactly(Anomaly.HDR_RESERVED, Anomaly.CREDIT_CHAN_RESERVED, Anomaly.TYPE_RESERVED);
  }

  @Test
  void credit_withoutChannel_isVoid() {
    assertThat(decoded(frame().credit(0, 8)).creditFlits()).isZero();
    assertThat(decoded(frame().credit(5, 31)).creditFlits()).isEqualTo(1L << 31);
  }

  @Test
  void errorBits_whereTheyDoNotBelong_areCounted() {
    long denied = 1L << 39;
    long corrupt = 1L << 38;

    assertThat(anomalies(decoded(frame().message(Opcode.A_GET, 6, 0x40, denied | corrupt))))
        .containsExactly(Anomaly.DENIED_NOT_D, Anomaly.CORRUPT_NO_DATA);
    assertThat(anomalies(decoded(frame().message(Opcode.D_GRANT_DATA, 6, 1, denied))))
        .containsExactly(Anomaly.DENIED_RULE);
    assertThat(anomalies(decoded(frame().message(Opcode.D_RELEASE_ACK, 6, 1, denied))))
        .containsExactly(Anomaly.DENIED_RULE);
    assertThat(anomalies(decoded(frame().message(Opcode.D_GRANT_DATA, 6, 1, denied | corrupt))))
        .isEmpty();
  }

  @Test
  void byteMask_outsideTheSize_isCounted() {
    long header = headerOf(Opcode.A_PUT_PARTIAL_DATA, 3);

    assertThat(anomalies(decoded(frame().words(header, 0x40, 0xFF, 0).mask(1)))).isEmpty();
    Frame frame = decoded(frame().words(header, 0x40, 0x1FF, 0).mask(1));
    assertThat(anomalies(frame)).containsExactly(Anomaly.PUT_MASK_RANGE);
    assertThat(frame.messages().bytesWritten(0)).isEqualTo(9);
  }

  @Test
  void dataTooLargeForAnyPayload_isCountedWhereItFits() {
    decoder = new FrameDecoder(new DecoderSettings(Set.of(0xAAAA), 0, 5_000));

    assertThat(anomalies(decoded(frame().message(Opcode.D_ACCESS_ACK_DATA, 14))))
        .containsExactly(Anomaly.SIZE_DATA);
  }

  @Test
  void sixtyFourMessages_areAllRead() {
    FrameBuilder builder = frame();
    for (int i = 0; i < 64; i++) {
      builder.message(Opcode.E_GRANT_ACK, 0);
    }

    assertThat(decoded(builder).messages().size()).isEqualTo(64);
  }

  @Test
  void wordsBehindTheLastPossibleStart_areNoMessages() {
    long[] padding = new long[64];
    Frame frame = decoded(frame().words(padding).words(headerOf(Opcode.A_GET, 6), 0x40).mask(0));

    assertThat(frame.messages().size()).isZero();
    assertThat(anomalies(frame)).containsExactly(Anomaly.NONZERO_UNMASKED, Anomaly.NONZERO_PAD);
  }

  @Test
  void maskThatOverlaps_yieldsToTheSequence_andChecksEachMessageOnce() {
    // Bit 1 lies inside the first Get, and the second Get at flit 2 is not marked.
    Frame frame =
        decoded(
            frame().message(Opcode.A_GET, 6, 0x41, 0).message(Opcode.A_GET, 6, 0x40, 0).mask(3));

    assertThat(frame.messages().size()).isEqualTo(2);
    assertThat(anomalies(frame))
        .containsExactly(
            Anomaly.MISALIGNED,
            Anomaly.MASK_OVERLAP,
            Anomaly.NONZERO_UNMASKED,
            Anomaly.NONZERO_PAD,
            Anomaly.MASK_MISMATCH_SEQ_USED);
  }

  @Test
  void settings_thatNoFrameCanHave_areRefused() {
    assertThatThrownBy(() -> DecoderSettings.DEFAULT.withEtherTypes(Set.of(0x1_0000)))
        .hasMessageContaining("16 bits");
    assertThatThrownBy(() -> DecoderSettings.DEFAULT.withTrailerBytes(-1))
        .hasMessageContaining("trailer bytes");
  }

  private Frame decoded(FrameBuilder builder) {
    byte[] bytes = builder.bytes();
    return decoded(bytes, bytes.length);
  }

  private Frame decoded(byte[] captured, int wireLength) {
    assertThat(decoder.decode(ByteBuffer.wrap(captured), 0, captured.length, wireLength)).isTrue();
    return decoder.frame();
  }

  private void assertRejected(byte[] bytes, Reject reason) {
    assertThat(decoder.decode(ByteBuffer.wrap(bytes), 0, bytes.length, bytes.length)).isFalse();
    assertThat(decoder.reject()).isEqualTo(reason);
  }

  private static List<Anomaly> anomalies(Frame frame) {
    List<Anomaly> found = new ArrayList<>();
    for (int i = 0; i < frame.anomalies().logged(); i++) {
      found.add(frame.anomalies().at(i));
    }
    return found;
  }
}
