package io.memwall.collectors.wire.match;

import static io.memwall.collectors.wire.match.Talk.MASTER;
import static io.memwall.collectors.wire.match.Talk.SLAVE;
import static io.memwall.collectors.wire.match.Talk.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.match.Talk.Broken;
import org.junit.jupiter.api.Test;

final class MatcherTest {
  private static final long DENIED = 1L << 39;
  private static final long LINE = 0x8000_0040L;

  private final Talk talk = new Talk();

  @Test
  void everyRequestOnA_isAnsweredBySourceAndOpcode() {
    Opcode[] requests = {
      Opcode.A_GET, Opcode.A_PUT_FULL_DATA, Opcode.A_PUT_PARTIAL_DATA, Opcode.A_ARITHMETIC_DATA,
      Opcode.A_LOGICAL_DATA, Opcode.A_INTENT, Opcode.A_ACQUIRE_BLOCK, Opcode.A_ACQUIRE_PERM
    };
    for (int i = 0; i < requests.length; i++) {
      talk.say(1000 + i, MASTER, requests[i], i, LINE + 64L * i);
    }
    for (int i = requests.length - 1; i >= 0; i--) {
      talk.say(3000, SLAVE, RequestKind.answerTo(requests[i]), i, 100 + i);
    }

    assertThat(talk.outcomes()).containsOnly(Outcome.MATCHED).hasSize(8);
    assertThat(talk.ended)
        .extracting(Talk.Ended::latencyClass)
        .containsExactly(
            LatencyClass.ACQUIRE_PERM,
            LatencyClass.ACQUIRE_BLOCK,
            LatencyClass.HINT,
            LatencyClass.ATOMIC,
            LatencyClass.ATOMIC,
            LatencyClass.PUT,
            LatencyClass.PUT,
            LatencyClass.GET);
    assertThat(talk.ended).extracting(Talk.Ended::latency).contains(1993L, 2000L);
    assertThat(talk.matcher.outstanding(SLAVE)).as("two grants wait").isEqualTo(2);
    assertThat(talk.broken).isEmpty();
  }

  @Test
  void grantAck_knowsWhatTheAcquireKnew() {
    talk.say(1000, MASTER, Opcode.A_ACQUIRE_BLOCK, 8, LINE)
        .say(3304, SLAVE, Opcode.D_GRANT_DATA, 8, 5)
        .say(5608, MASTER, word(Opcode.E_GRANT_ACK, 0, 0) | 5, 0);

    Talk.Ended ack = talk.ended.get(1);
    assertThat(ack.latencyClass()).isEqualTo(LatencyClass.GRANT_ACK);
    assertThat(ack.direction()).isEqualTo(SLAVE);
    assertThat(ack.latency()).isEqualTo(2304);
    assertThat(ack.address()).isEqualTo(LINE);
    assertThat(ack.acquireNanos()).isEqualTo(1000);
  }

  @Test
  void sourcesOfAccessesAndReleases_areDifferentSpaces() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE)
        .say(1100, MASTER, word(Opcode.C_RELEASE, 6, 5) | 3, LINE + 64)
        .say(1400, SLAVE, Opcode.D_RELEASE_ACK, 3, 0)
        .say(1500, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0);

    assertThat(talk.ended)
        .extracting(Talk.Ended::latencyClass)
        .containsExactly(LatencyClass.RELEASE, LatencyClass.GET);
    assertThat(talk.ended).extracting(Talk.Ended::latency).containsExactly(300L, 500L);
  }

  @Test
  void probes_areAnsweredByAddress_whateverTheSource() {
    talk.say(1000, SLAVE, Opcode.B_PROBE_BLOCK, 77, LINE)
        .say(1200, MASTER, word(Opcode.C_PROBE_ACK, 6, 5), LINE);

    assertThat(talk.ended.get(0).latencyClass()).isEqualTo(LatencyClass.PROBE);
    assertThat(talk.ended.get(0).direction()).isEqualTo(SLAVE);
    assertThat(talk.ended.get(0).latency()).isEqualTo(200);
    assertThat(talk.broken).isEmpty();
  }

  @Test
  void bothSides_mayBeMasters() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE)
        .say(1001, SLAVE, Opcode.A_GET, 3, LINE)
        .say(1500, MASTER, Opcode.D_ACCESS_ACK_DATA, 3, 0)
        .say(1600, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0);

    assertThat(talk.ended).extracting(Talk.Ended::direction).containsExactly(SLAVE, MASTER);
    assertThat(talk.ended).extracting(Talk.Ended::latency).containsExactly(499L, 600L);
  }

  @Test
  void stampsThatStepBack_makeALatencyOfZero() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE).say(990, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0);

    assertThat(talk.ended.get(0).latency()).isZero();
  }

  @Test
  void deniedAnswer_endsTheRequestAsDenied_andLeavesPermissionsAlone() {
    talk.say(1000, MASTER, word(Opcode.A_ACQUIRE_BLOCK, 6, 1) | 3, LINE)
        .say(1500, SLAVE, word(Opcode.D_GRANT_DATA, 6, 1) | DENIED | 3, 1)
        .say(1600, MASTER, word(Opcode.E_GRANT_ACK, 0, 0) | 1, 0)
        .say(1700, MASTER, word(Opcode.C_RELEASE, 6, 1) | 3, LINE);

    assertThat(talk.outcomes()).containsExactly(Outcome.DENIED, Outcome.MATCHED);
    assertThat(talk.broken)
        .containsExactly(
            new Broken(ViolationCode.SHRINK_IMPOSSIBLE, 4, LineStates.NONE, LineStates.TIP));
  }

  @Test
  void sizeZeroInAnAnswer_isTolerated_andCounted() {
    talk.say(1000, MASTER, word(Opcode.A_PUT_FULL_DATA, 3, 0), LINE)
        .say(1500, SLAVE, word(Opcode.D_ACCESS_ACK, 0, 0), 0);

    assertThat(talk.outcomes()).containsExactly(Outcome.MATCHED);
    assertThat(talk.ended.get(0).sizeMismatch()).isTrue();
    assertThat(talk.broken).containsExactly(new Broken(ViolationCode.SIZE_MISMATCH, 2, 3, 0));
  }

  @Test
  void requestSentAgain_isMarked() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE)
        .repeat(1400, MASTER, word(Opcode.A_GET, 6, 0) | 3, LINE)
        .say(1500, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0);

    assertThat(talk.ended.get(0).retransmitted()).isTrue();
    assertThat(talk.ended.get(0).latency()).isEqualTo(500);
  }

  @Test
  void sourceUsedAgainInFlight_isReported_andTheEighthTimeTakenForTheSendersWay() {
    for (int i = 0; i < 20; i++) {
      talk.say(1000 + i, MASTER, Opcode.A_GET, 0, LINE);
    }
    for (int i = 0; i < 20; i++) {
      talk.say(2000 + 10 * i, SLAVE, Opcode.D_ACCESS_ACK_DATA, 0, 0);
    }

    assertThat(talk.fifo).containsExactly(MASTER);
    assertThat(talk.matcher.isSourceFifo(MASTER)).isTrue();
    assertThat(talk.matcher.isSourceFifo(SLAVE)).isFalse();
    assertThat(talk.codes()).containsOnly(ViolationCode.SOURCE_REUSE).hasSize(8);
    assertThat(talk.broken.get(0).frame()).as("the second request").isEqualTo(2);
    assertThat(talk.outcomes()).containsOnly(Outcome.MATCHED).hasSize(20);
    assertThat(talk.ended.get(19).latency()).isEqualTo(2190 - 1019);
  }

  @Test
  void oneSourceForAll_findsTheOldestRequestTheAnswerFits() {
    talk.say(1000, MASTER, Opcode.A_PUT_FULL_DATA, 0, LINE)
        .say(1001, MASTER, Opcode.A_GET, 0, LINE)
        .say(1500, SLAVE, Opcode.D_ACCESS_ACK_DATA, 0, 0)
        .say(1600, SLAVE, Opcode.D_ACCESS_ACK, 0, 0);

    assertThat(talk.ended).extracting(Talk.Ended::latency).containsExactly(499L, 600L);
  }

  @Test
  void sourceUsedAgainAfterALoss_endsTheOlderRequest() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE);
    talk.matcher.lost(SLAVE, 1800);
    talk.say(2318, MASTER, Opcode.A_GET, 3, LINE).say(3636, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0);

    assertThat(talk.outcomes()).containsExactly(Outcome.SOURCE_REUSE, Outcome.MATCHED);
    assertThat(talk.ended.get(1).latency()).isEqualTo(1318);
    assertThat(talk.broken).isEmpty();
  }

  @Test
  void requestsLostMeanwhile_makeAMatchAmbiguous() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE);
    talk.matcher.lost(MASTER, 1500);
    talk.say(1600, MASTER, Opcode.A_GET, 4, LINE)
        .say(2000, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0)
        .say(2001, SLAVE, Opcode.D_ACCESS_ACK_DATA, 4, 0);

    assertThat(talk.outcomes()).containsExactly(Outcome.AMBIGUOUS, Outcome.MATCHED);
  }

  @Test
  void openGapOfRequests_makesAMatchAmbiguous_whileItLasts() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE).say(1000, MASTER, Opcode.A_GET, 4, LINE);
    talk.matcher.gaps(MASTER, true);
    talk.say(2000, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0);
    talk.matcher.gaps(MASTER, false);
    talk.say(2001, SLAVE, Opcode.D_ACCESS_ACK_DATA, 4, 0);

    assertThat(talk.outcomes()).containsExactly(Outcome.AMBIGUOUS, Outcome.MATCHED);
  }

  @Test
  void requestWithoutAnswer_isGivenUpWithAge_andALateAnswerIsNoOffence() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE);
    talk.matcher.expire(1000 + 250_000_000L);
    assertThat(talk.ended).as("not older than the limit yet").isEmpty();
    talk.say(1001 + 250_000_000L, MASTER, Opcode.A_GET, 4, LINE);
    talk.matcher.expire(1001 + 250_000_000L);
    talk.say(1100 + 250_000_000L, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0);

    assertThat(talk.outcomes()).containsExactly(Outcome.TIMEOUT);
    assertThat(talk.unmatchedResponses).isEqualTo(1);
    assertThat(talk.broken).isEmpty();
  }

  @Test
  void requestGivenUpAfterALoss_wentMissingInTheCapture() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE);
    talk.matcher.lost(SLAVE, 2000);
    talk.matcher.expire(300_000_000L);

    assertThat(talk.outcomes()).containsExactly(Outcome.GAP);
  }

  @Test
  void resetAndEnd_sayWhyRequestsEnded() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE);
    talk.matcher.reset(true);
    talk.say(2000, MASTER, Opcode.A_GET, 4, LINE);
    talk.matcher.finish();

    assertThat(talk.outcomes()).containsExactly(Outcome.RESET, Outcome.END);
    assertThat(talk.matcher.outstanding(MASTER)).isZero();
  }

  @Test
  void answerOutOfTheBlue_isAnOffence_onlyWhereNothingCanHaveBeenMissed() {
    Talk middle = new Talk();
    middle.matcher.reset(false);
    middle.say(1000, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0);
    talk.say(1000, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0)
        .say(1100, MASTER, word(Opcode.E_GRANT_ACK, 0, 0) | 9, 0);
    talk.matcher.lost(MASTER, 1200);
    talk.say(1300, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0);

    assertThat(middle.broken).isEmpty();
    assertThat(middle.unmatchedResponses).isEqualTo(1);
    assertThat(talk.codes())
        .containsExactly(
            ViolationCode.RESPONSE_WITHOUT_REQUEST, ViolationCode.GRANT_ACK_WITHOUT_GRANT);
    assertThat(talk.unmatchedResponses).isEqualTo(3);
  }

  /** An endpoint that forgot its connection opens it anew while answers are on their way to it. */
  @Test
  void answerFromALifeBefore_isNoOffence() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE);
    talk.matcher.reset(true);
    talk.say(1300, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0);

    assertThat(talk.outcomes()).containsExactly(Outcome.RESET);
    assertThat(talk.unmatchedResponses).isEqualTo(1);
    assertThat(talk.broken).isEmpty();
  }

  @Test
  void answerOfTheWrongKind_isAnOffence_andNotOneMoreWhenTheSourceIsUsedAgain() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE)
        .say(1500, SLAVE, Opcode.D_ACCESS_ACK, 3, 0)
        .say(1600, MASTER, Opcode.A_GET, 3, LINE)
        .say(1700, SLAVE, Opcode.D_ACCESS_ACK_DATA, 3, 0);

    assertThat(talk.broken)
        .containsExactly(
            new Broken(
                ViolationCode.RESPONSE_INCOMPATIBLE,
                2,
                Opcode.D_ACCESS_ACK_DATA.kind(),
                Opcode.D_ACCESS_ACK.kind()));
    assertThat(talk.outcomes()).containsExactly(Outcome.SOURCE_REUSE, Outcome.MATCHED);
    assertThat(talk.ended.get(1).latency()).isEqualTo(100);
  }

  @Test
  void atomicsAwaitingData_areKnownByTheirSource() {
    talk.say(1000, MASTER, Opcode.A_GET, 3, LINE)
        .say(1000, MASTER, word(Opcode.A_LOGICAL_DATA, 3, 3) | 4, LINE);

    assertThat(talk.matcher.awaitsAtomic(MASTER, 4)).isTrue();
    assertThat(talk.matcher.awaitsAtomic(MASTER, 3)).isFalse();
    assertThat(talk.matcher.awaitsAtomic(SLAVE, 4)).isFalse();
  }
}
