package io.memwall.collectors.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.GoldenFrames.Golden;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.TapCounter;
import io.memwall.collectors.wire.flow.TapView;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, a frame is decoded or rejected, and what is decoded holds together. */
final class FrameDecoderFuzzTest {
  private static final int ROUNDS = 200_000;
  private static final int LARGEST = 700;
  private static final DecoderSettings SETTINGS =
      GoldenFrames.SETTINGS.withEtherTypes(Set.of(0xAAAA, 0x8925, 0x0000, 0x0870));

  private final FrameDecoder decoder = new FrameDecoder(SETTINGS);
  private final FlowTable table = new FlowTable(new FlowSettings(SETTINGS, "fuzz", 16));
  private final byte[] bytes = new byte[LARGEST];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
  private int decoded;
  private long reported;

  @Test
  void randomBytes_areDecodedOrRejected() {
    Random random = new Random(20_201_021);
    for (int round = 0; round < ROUNDS; round++) {
      random.nextBytes(bytes);
      // Without an allowed EtherType next to nothing would come past the first check.
      buffer.putShort(12, (short) (random.nextInt(8) == 0 ? 0x8100 : 0xAAAA));
      int length = random.nextInt(LARGEST);
      feed(round, length, random.nextInt(4) == 0 ? random.nextInt() : (length & ~7) | 6);
    }
    assertThat(decoded).isGreaterThan(ROUNDS / 4);
    assertBalance();
  }

  @Test
  void damagedGoldenFrames_areDecodedOrRejected() {
    Random random = new Random(1_518);
    List<byte[]> golden = GoldenFrames.all().stream().map(Golden::bytes).toList();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] frame = golden.get(random.nextInt(golden.size()));
      System.arraycopy(frame, 0, bytes, 0, frame.length);
      for (int flips = random.nextInt(6); flips > 0; flips--) {
        bytes[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
      }
      int captured = random.nextInt(3) == 0 ? random.nextInt(frame.length + 1) : frame.length;
      feed(round, captured, random.nextBoolean() ? captured : frame.length);
    }
    assertThat(decoded).isGreaterThan(ROUNDS / 4);
    assertBalance();
  }

  private void feed(int round, int captured, int wireLength) {
    table.onFrame(round * 100L, buffer, 0, captured, wireLength);
    if (round % 5_000 == 0) {
      cut();
    }
    if (decoder.decode(buffer, 0, captured, wireLength)) {
      decoded++;
      assertHoldsTogether(decoder.frame(), captured);
    }
  }

  private void cut() {
    table.cut(half -> reported += half.count(HalfCounter.FRAMES));
  }

  /** Every frame is counted at the tap, and every decoded one once more. */
  private void assertBalance() {
    cut();
    TapView tap = table.tap();
    long rejected = Arrays.stream(Reject.values()).mapToLong(tap::total).sum();
    assertThat(tap.total(TapCounter.FRAMES)).isEqualTo(ROUNDS);
    assertThat(tap.total(TapCounter.TLOE_FRAMES)).isEqualTo(decoded).isEqualTo(ROUNDS - rejected);
    assertThat(
            reported
                + tap.total(TapCounter.SAME_MAC_UNASSIGNED)
                + tap.total(TapCounter.UNREPORTED_FRAMES))
        .isEqualTo(decoded);
  }

  private static void assertHoldsTogether(Frame frame, int captured) {
    Messages messages = frame.messages();
    check(messages.size() <= Messages.CAPACITY, "at most 64 messages");
    check(frame.capturedFlits() <= frame.flits(), "captured flits are some of the flits");
    check(22 + 8 * frame.capturedFlits() <= captured, "captured flits were captured");
    check(frame.type() != FrameType.ACK_ONLY || messages.size() == 0, "no acknowledged messages");
    int free = 0;
    for (int i = 0; i < messages.size(); i++) {
      check(messages.startFlit(i) >= free, "messages do not overlap");
      check(messages.startFlit(i) < 64, "messages start in the first 64 flits");
      free = messages.startFlit(i) + messages.flits(i);
      check(messages.bytesWritten(i) <= 8 << 15, "no more bytes are written than masks can mark");
      check(messages.hasAddress(i) || messages.address(i) == 0, "an unknown address reads 0");
      check(messages.sink(i) >= Messages.UNKNOWN, "sinks are known or not");
    }
    // One message may have its last word under the mask: seen there, or cut off together with it.
    boolean cut = !frame.isMaskCaptured() && messages.size() == 1;
    int beyond = cut ? 1 : frame.anomalies().count(Anomaly.QUIRK_MASK_OVER_DATA);
    check(free <= frame.flits() + beyond, "messages end inside the frame");
    boolean reread = frame.anomalies().count(Anomaly.MASK_MISMATCH_SEQ_USED) > 0;
    check(frame.isStopped() == (stops(frame) > 0 && !reread), "a stop has a reason");
  }

  private static int stops(Frame frame) {
    return frame.anomalies().count(Anomaly.MSG_CHAN)
        + frame.anomalies().count(Anomaly.MSG_OPCODE)
        + frame.anomalies().count(Anomaly.MSG_TRUNCATED);
  }

  /** Plain, because an assertion library is too slow for millions of checks. */
  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new AssertionError(rule);
    }
  }
}
