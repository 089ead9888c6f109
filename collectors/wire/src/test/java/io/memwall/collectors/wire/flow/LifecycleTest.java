package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.FrameBuilder.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.FrameBuilder;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.flow.ConnectionEventView.Kind;
import io.memwall.collectors.wire.match.Outcome;
import org.junit.jupiter.api.Test;

final class LifecycleTest {
  private static final int ETRI = 10;

  private final Watch watch = new Watch();

  @Test
  void connection_opensAndCloses_withEachTurnToldOnce() {
    watch.at(0, frame().type(2).sequence(0).credit(1, 9));
    watch.at(1, frame().reply().type(2).sequence(0).credit(1, 9));
    watch.at(2, frame().sequence(1)).at(3, frame().reply().sequence(1).credit(1, 1));
    watch.at(4, frame().type(3).sequence(2)).at(5, frame().type(3).sequence(2));
    watch.at(6, frame().reply().type(3).sequence(2));

    assertThat(watch.kinds())
        .containsExactly(Kind.FIRST_SEEN, Kind.OPENED, Kind.ESTABLISHED, Kind.CLOSING, Kind.CLOSED);
  }

  @Test
  void resetWithoutClose_endsWhatIsOutstanding() {
    for (int i = 0; i < 8; i++) {
      watch.at(i, DeliveryTest.get(i, i)).at(i, frame().reply().sequence(i));
    }
    watch.at(100, frame().type(2).sequence(0));

    Recorded cut = watch.cut();

    assertThat(watch.outcomes()).hasSize(8).containsOnly(Outcome.RESET);
    assertThat(watch.kinds()).contains(Kind.RESET);
    assertThat(cut.halves).extracting(Recorded.Entry::incarnation).contains(0, 1);
    assertThat(
            cut.halves.stream()
                .filter(half -> half.incarnation() == 0)
                .mapToLong(half -> half.count(HalfCounter.UNMATCHED_RESET))
                .sum())
        .isEqualTo(8);
  }

  @Test
  void jumpOfTheSequence_isToldWithItsReason() {
    watch.at(0, frame().sequence(5)).at(1, frame().sequence(100_000));

    assertThat(watch.turns).contains(new Watch.Turn(Kind.RESYNC, Anomaly.SEQ_JUMP, 2));
  }

  @Test
  void silenceOfAMinute_isToldOnce() {
    watch.at(0, frame().sequence(5));
    watch.cut();
    watch.at(61_000_000_000L, frame().from(77).sequence(1));
    watch.cut();
    watch.at(62_000_000_000L, frame().from(77).sequence(2));
    watch.cut();

    assertThat(watch.kinds()).filteredOn(Kind.IDLE::equals).hasSize(1);
  }

  @Test
  void quirk_isToldOncePerConnection_butCountedEachTime() {
    for (int i = 0; i < 5; i++) {
      watch.at(i, frame().sequence(i).mask(1));
    }

    assertThat(watch.turns)
        .filteredOn(turn -> turn.kind() == Kind.QUIRK)
        .containsExactly(new Watch.Turn(Kind.QUIRK, Anomaly.MASK_ON_PADDING, 1));
    assertThat(watch.cut().only().anomalies()).containsEntry(Anomaly.MASK_ON_PADDING, 5L);
  }

  @Test
  void openingWithAThousandPerChannel_isEtri() {
    for (int i = 0; i < 5; i++) {
      watch.at(i, frame().type(i == 0 ? 2 : 0).sequence(i).credit(i + 1, ETRI));
    }

    assertThat(profile()).isEqualTo(Profile.ETRI11);
  }

  @Test
  void typesAndVaryingSources_areWd() {
    watch.at(0, frame().type(2).sequence(0).credit(1, 9));
    watch.at(1, DeliveryTest.get(1, 1)).at(2, DeliveryTest.get(2, 2));

    assertThat(profile()).isEqualTo(Profile.WD11);
  }

  @Test
  void shortestFrames_areTheDraft() {
    byte[] frame = frame().sequence(1).bytes();
    java.nio.ByteBuffer shorter = java.nio.ByteBuffer.wrap(frame, 0, 62);

    watch.table.onFrame(0, shorter, 0, 62, 62);

    assertThat(profile()).isEqualTo(Profile.SPEC103);
  }

  @Test
  void acknowledgingOneAhead_isChisel() {
    watch.at(0, frame().type(2).sequence(0).credit(2, 9));
    for (int i = 0; i < 40; i++) {
      watch.at(2L * i + 1, frame().sequence(i + 1));
      watch.at(2 * i + 2, frame().reply().sequence(i).ack(i + 2));
    }

    assertThat(watch.cut().direction(1).profile()).isEqualTo(Profile.CHISEL11);
  }

  /** A capture that misses a frame now and then sees acknowledgements of what it missed. */
  @Test
  void acknowledgingOneAheadNowAndThen_isNoHabit() {
    watch.at(0, frame().type(2).sequence(0).credit(2, 9));
    for (int i = 1; i < 1_000; i++) {
      if (i % 20 != 0) {
        watch.at(2L * i, frame().sequence(i));
      }
      watch.at(2L * i + 1, frame().reply().sequence(i).ack(i));
    }

    Recorded.Entry pool = watch.cut().direction(1);

    assertThat(pool.count(HalfCounter.ACK_FUTURE)).isGreaterThan(16);
    assertThat(pool.profile()).isNotEqualTo(Profile.CHISEL11);
  }

  @Test
  void equalAddresses_areToldApartByTheDirectionOfCapture() {
    FrameHint out = new FrameHint().set(FrameHint.Direction.OUTBOUND, 0);
    FrameHint in = new FrameHint().set(FrameHint.Direction.INBOUND, 0);
    FrameBuilder first = frame().to(FrameBuilder.HOST).sequence(10);
    watch.at(0, first, out);
    watch.at(1, frame().to(FrameBuilder.HOST).sequence(11), in);
    watch.at(2, frame().to(FrameBuilder.HOST).sequence(11), out);

    Recorded cut = watch.cut();

    assertThat(cut.direction(0).count(HalfCounter.NEW_FRAMES)).isEqualTo(2);
    assertThat(cut.direction(1).count(HalfCounter.NEW_FRAMES)).isEqualTo(1);
  }

  @Test
  void tagTakenOutByTheInterface_keysLikeOneInTheFrame() {
    FrameHint taken = new FrameHint().set(FrameHint.Direction.UNKNOWN, (0x8100 << 16) | 0x6064);
    watch.at(0, DeliveryTest.get(1, 1), taken);
    watch.at(1, frame().tag(0x8100, 0x64).sequence(2).message(Opcode.A_GET, 6));

    Recorded.Entry half = watch.cut().only();

    assertThat(half.count(HalfCounter.FRAMES)).isEqualTo(2);
    assertThat(half.count(HalfCounter.FRAME_BYTES)).isEqualTo(2 * (70 + 4 + 4));
  }

  private Profile profile() {
    return watch.cut().only().profile();
  }
}
