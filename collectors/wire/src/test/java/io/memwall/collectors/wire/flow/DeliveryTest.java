package io.memwall.collectors.wire.flow;

import static io.memwall.collectors.wire.FrameBuilder.frame;
import static io.memwall.collectors.wire.match.LatencyClass.GET;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameBuilder;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.flow.Recorded.Entry;
import io.memwall.collectors.wire.match.Outcome;
import org.junit.jupiter.api.Test;

/** Host (direction 0) asks, pool answers; a go-back-N receiver sits behind each hole. */
final class DeliveryTest {
  private final Watch watch = new Watch();

  @Test
  void answer_isTimedFromItsRequest() {
    watch.at(100, get(0, 1)).at(1_418, answer(0, 0, 1));

    assertThat(watch.latencies(GET)).containsExactly(1_318L);
    assertThat(watch.cut().direction(0).count(HalfCounter.MATCHED)).isEqualTo(1);
  }

  @Test
  void requestLostBehindTheTap_countsFromItsFirstSighting() {
    watch.at(100, get(0, 1)).at(200, get(0, 1)).at(1_518, answer(0, 0, 1));

    assertThat(watch.latencies(GET)).containsExactly(1_418L);
    assertThat(watch.ended.get(0).repeated()).isTrue();
    assertThat(watch.classes).containsExactly(NEW, RETRANS, NEW);
  }

  @Test
  void frameBeyondAHole_isDeliveredByItsRepeat_asTheReceiverThrewItAway() {
    watch.at(0, get(0, 1)).at(10, get(2, 3)).at(500, get(1, 2)).at(600, get(2, 3));
    watch.at(1_000, answer(0, 0, 1)).at(2_000, answer(1, 1, 2)).at(3_000, answer(2, 2, 3));

    assertThat(watch.classes.subList(0, 4)).containsExactly(NEW, GAP, FILL, RETRANS);
    assertThat(watch.latencies(GET)).containsExactly(1_000L, 1_500L, 2_400L);
  }

  @Test
  void frameBeyondAHole_isDeliveredByItsAcknowledgement_withTheTimeItWasSeen() {
    watch.at(0, get(0, 1)).at(10, get(2, 3)).at(3_000, answer(0, 2, 3));

    Entry host = watch.cut().direction(0);

    assertThat(host.count(HalfCounter.GAP_FRAMES)).isEqualTo(1);
    assertThat(host.count(HalfCounter.CAPTURE_LOST)).isEqualTo(1);
    assertThat(watch.ended).hasSize(1);
    assertThat(watch.ended.get(0).latencyNanos()).isEqualTo(2_990);
    // The hole may have held anything, so this latency is not taken for sure.
    assertThat(watch.ended.get(0).outcome()).isEqualTo(Outcome.AMBIGUOUS);
    assertThat(host.count(HalfCounter.MATCHED)).isZero();
    assertThat(host.count(HalfCounter.MATCHED_AMBIGUOUS)).isEqualTo(1);
  }

  /** Found by a simulated capture: the hole was there before the matching had seen a message. */
  @Test
  void holeBeforeTheFirstMessage_isKnownToTheMatching() {
    watch.at(0, frame().sequence(0)).at(10, get(2, 3)).at(3_000, answer(0, 2, 3));

    assertThat(watch.outcomes()).containsExactly(Outcome.AMBIGUOUS);
  }

  @Test
  void gapThatIsFilled_isNoCaptureLoss() {
    watch.at(0, get(0, 1)).at(10, get(2, 3)).at(500, get(1, 2)).at(600, get(2, 3));
    watch.at(1_000, answer(0, 2, 1));

    Entry host = watch.cut().direction(0);

    assertThat(host.count(HalfCounter.CAPTURE_LOST)).isZero();
    assertThat(host.count(HalfCounter.FILL_FRAMES)).isEqualTo(1);
    assertThat(host.count(HalfCounter.ACKED_FRAMES)).isEqualTo(3);
  }

  @Test
  void sequence_wrapsWithoutNotice() {
    int first = Frame.SEQUENCE_MASK - 49;
    for (int i = 0; i < 100; i++) {
      int number = (first + i) & Frame.SEQUENCE_MASK;
      watch.at(i * 10_000L, get(number, i)).at(i * 10_000L + 1_318, answer(number, number, i));
    }

    Recorded cut = watch.cut();

    assertThat(watch.latencies(GET)).hasSize(100).containsOnly(1_318L);
    assertThat(cut.direction(0).count(HalfCounter.GAP_FRAMES)).isZero();
    assertThat(cut.direction(0).count(HalfCounter.ACKED_FRAMES)).isEqualTo(100);
    assertThat(cut.direction(0).incarnation()).isZero();
    assertThat(watch.found).isEmpty();
  }

  @Test
  void tooManyFramesBeyondAHole_areDeliveredOldestFirst() {
    watch.at(0, get(0, 0));
    for (int i = 2; i <= Delivery.MAX_PARKED + 3; i++) {
      watch.at(i, get(i, i));
    }
    watch.at(5_000, answer(0, 0, 2));

    assertThat(watch.codes())
        .filteredOn(Anomaly.PEND_OVERFLOW::equals)
        .as("258 frames, of which 256 can wait")
        .hasSize(2);
    assertThat(watch.ended).extracting(Watch.Ended::source).containsExactly(2);
    assertThat(watch.ended.get(0).latencyNanos()).isEqualTo(4_998);
  }

  @Test
  void sourceDroppedFrames_beginsAnew_withoutAGap() {
    watch.at(0, get(0, 1)).at(10, answer(0, 0, 9));
    watch.table.captureDrops(20, 3);
    watch.at(30, get(4, 2)).at(40, answer(1, 4, 2));

    Recorded cut = watch.cut();

    assertThat(cut.tap).containsEntry(TapCounter.DROPS, 3L);
    assertThat(cut.halves).extracting(half -> half.count(HalfCounter.GAP_FRAMES)).containsOnly(0L);
    assertThat(watch.outcomes()).containsExactly(Outcome.RESET, Outcome.MATCHED);
    assertThat(watch.turns)
        .contains(new Watch.Turn(ConnectionEventView.Kind.RESYNC, Anomaly.RESYNC, 3));
  }

  @Test
  void sourceDroppedNothingOfThisConnection_goesOn() {
    watch.at(0, get(0, 1));
    watch.table.captureDrops(20, 3);
    watch.at(30, get(1, 2)).at(40, answer(0, 1, 1)).at(50, answer(1, 1, 2));

    assertThat(watch.latencies(GET)).containsExactly(40L, 20L);
    assertThat(watch.kinds()).doesNotContain(ConnectionEventView.Kind.RESYNC);
  }

  @Test
  void endOfTheCapture_isNoFault() {
    watch.at(0, get(0, 1)).at(10, answer(0, 0, 7)).at(20, get(1, 2));
    watch.table.finish(30);

    Entry host = watch.cut().direction(0);

    assertThat(watch.outcomes()).containsExactly(Outcome.END, Outcome.END);
    assertThat(host.count(HalfCounter.OUTSTANDING_AT_END)).isEqualTo(2);
    assertThat(host.count(HalfCounter.UNMATCHED_TIMEOUT)).isZero();
  }

  @Test
  void unansweredRequest_isGivenUp_alsoWhenItsConnectionIsSilent() {
    watch.at(0, get(0, 1)).at(10, frame().reply());
    watch.cut();
    watch.at(400_000_000L, frame().from(77));

    Recorded later = watch.cut();

    assertThat(watch.outcomes()).containsExactly(Outcome.TIMEOUT);
    assertThat(later.halves.stream().mapToLong(h -> h.count(HalfCounter.UNMATCHED_TIMEOUT)).sum())
        .isEqualTo(1);
  }

  private static final SequenceClass NEW = SequenceClass.NEW;
  private static final SequenceClass GAP = SequenceClass.GAP;
  private static final SequenceClass FILL = SequenceClass.FILL;
  private static final SequenceClass RETRANS = SequenceClass.RETRANS;

  static FrameBuilder get(int sequence, int source) {
    return frame().sequence(sequence).message(Opcode.A_GET, 6, 0x40L * source, source);
  }

  static FrameBuilder answer(int sequence, int acked, int source) {
    return frame()
        .reply()
        .sequence(sequence)
        .ack(acked)
        .message(Opcode.D_ACCESS_ACK_DATA, 6, 0, source);
  }
}
