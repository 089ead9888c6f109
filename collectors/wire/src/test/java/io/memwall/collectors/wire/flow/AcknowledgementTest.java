package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.FrameBuilder.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameBuilder;
import io.memwall.collectors.wire.flow.Recorded.Entry;
import io.memwall.collectors.wire.match.LatencyClass;
import org.junit.jupiter.api.Test;

/** Host (direction 0) sends, pool acknowledges. */
final class AcknowledgementTest {
  private final Watch watch = new Watch();

  @Test
  void ackLatency_isTakenOfEveryFrameAcknowledged() {
    watch.at(0, sent(0)).at(100, sent(1)).at(1_000, ack(0, 0)).at(1_500, ack(1, 1));

    Entry host = watch.cut().direction(0);

    assertThat(host.latency(LatencyClass.ACK).count()).isEqualTo(2);
    assertThat(host.latency(LatencyClass.ACK).sum()).isEqualTo(1_000 + 1_400);
    assertThat(host.count(HalfCounter.ACKED_FRAMES)).isEqualTo(2);
  }

  @Test
  void frameSentTwice_givesNoAckLatency() {
    watch.at(0, sent(0)).at(100, sent(1)).at(600, sent(1)).at(1_000, ack(0, 1));

    assertThat(watch.cut().direction(0).latency(LatencyClass.ACK).sum()).isEqualTo(1_000);
  }

  @Test
  void stampsThatStepBack_giveALatencyOfZero() {
    watch.at(1_000, sent(0)).at(400, ack(0, 0));

    Entry host = watch.cut().direction(0);

    assertThat(host.latency(LatencyClass.ACK).count()).isEqualTo(1);
    assertThat(host.latency(LatencyClass.ACK).zeroCount()).isEqualTo(1);
  }

  @Test
  void manyFramesUnderWay_areSampled() {
    for (int i = 0; i < 1_000; i++) {
      watch.at(i, sent(i));
    }
    watch.at(5_000, ack(0, 999));

    Recorded cut = watch.cut();

    assertThat(cut.direction(0).count(HalfCounter.ACKED_FRAMES)).isEqualTo(1_000);
    assertThat(cut.direction(0).latency(LatencyClass.ACK).count())
        .isBetween(SendTimes.CAPACITY / 4L, (long) SendTimes.CAPACITY);
  }

  @Test
  void repeatedRefusal_isOneEpisode_untilSomethingWasAcknowledged() {
    for (int i = 0; i < 4; i++) {
      watch.at(i, sent(i));
    }
    watch.at(10, frame().reply().sequence(0).ack(0));
    watch.at(20, frame().reply().sequence(1).nak(1));
    watch.at(30, frame().reply().sequence(2).nak(1));
    watch.at(40, frame().reply().sequence(3).ack(2));
    watch.at(50, frame().reply().sequence(4).nak(2));

    Entry pool = watch.cut().direction(1);

    assertThat(pool.count(HalfCounter.NAK_FRAMES)).isEqualTo(3);
    assertThat(pool.count(HalfCounter.NAK_EPISODES)).isEqualTo(2);
  }

  @Test
  void replayedRefusal_isNoNewEpisode() {
    for (int i = 0; i < 4; i++) {
      watch.at(i, sent(i));
    }
    watch.at(10, frame().reply().sequence(0).nak(1)).at(20, ack(1, 3));
    watch.at(30, frame().reply().sequence(0).nak(1));

    Entry pool = watch.cut().direction(1);

    assertThat(pool.count(HalfCounter.NAK_FRAMES)).isEqualTo(2);
    assertThat(pool.count(HalfCounter.NAK_EPISODES)).isEqualTo(1);
    assertThat(pool.count(HalfCounter.ACK_REGRESS)).isEqualTo(1);
  }

  @Test
  void refusalBeforeAnythingWasSent_isNoSignOfLoss() {
    watch.at(0, frame().reply().sequence(0).nak(0)).at(10, sent(0)).at(20, ack(1, 0));

    Entry pool = watch.cut().direction(1);

    assertThat(pool.count(HalfCounter.NAK_FRAMES)).isZero();
    assertThat(watch.codes()).containsExactly(Anomaly.NAK_INITIAL);
  }

  @Test
  void repeatsRegressionsAndTheUnheardOf_areCountedApart() {
    watch.at(0, sent(0)).at(1, sent(1)).at(2, sent(2));
    watch.at(10, ack(0, 2)).at(20, ack(1, 2)).at(30, ack(2, 0)).at(40, ack(3, 3));

    Entry pool = watch.cut().direction(1);

    assertThat(pool.count(HalfCounter.ACK_DUP)).isEqualTo(1);
    assertThat(pool.count(HalfCounter.ACK_REGRESS)).isEqualTo(1);
    assertThat(pool.count(HalfCounter.ACK_FUTURE)).isEqualTo(1);
  }

  @Test
  void acknowledgementOnly_countsLikeAnyOther() {
    watch.at(0, sent(0)).at(5, frame().reply()).at(1_000, frame().reply().sequence(1).type(1));

    Entry host = watch.cut().direction(0);

    assertThat(host.count(HalfCounter.ACKED_FRAMES)).isEqualTo(1);
  }

  @Test
  void oneSidedCapture_estimatesTheOtherSide() {
    watch.at(0, sent(0).ack(Frame.SEQUENCE_MASK).credit(4, 10));
    watch.at(10, DeliveryTest.get(1, 1).ack(4));
    watch.at(20, sent(2).ack(9).credit(4, 3)).at(30, sent(3).ack(9).credit(4, 1));

    Entry host = watch.cut().only();

    assertThat(host.visibility()).isEqualTo(Visibility.ONE_SIDED);
    assertThat(host.reverseFrames()).hasValue(10);
    assertThat(host.reverseFlits()).containsEntry(Channel.D, 10L);
    assertThat(host.count(HalfCounter.UNMATCHED_TIMEOUT)).isZero();
  }

  private static FrameBuilder sent(int sequence) {
    return frame().sequence(sequence);
  }

  private static FrameBuilder ack(int sequence, int acked) {
    return frame().reply().sequence(sequence).ack(acked);
  }
}
