package io.memwall.collectors.wire.match;

import static io.memwall.collectors.wire.match.Talk.MASTER;
import static io.memwall.collectors.wire.match.Talk.SLAVE;
import static io.memwall.collectors.wire.match.Talk.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.match.Talk.Broken;
import org.junit.jupiter.api.Test;

/** What a master may claim of a line, and be given. */
final class PermissionsTest {
  private static final int N_TO_B = 0;
  private static final int N_TO_T = 1;
  private static final int B_TO_T = 2;
  private static final int TO_T = 0;
  private static final int TO_B = 1;
  private static final int TO_N = 2;
  private static final int T_TO_B = 0;
  private static final int T_TO_N = 1;
  private static final int B_TO_N = 2;
  private static final int T_TO_T = 3;
  private static final int N_TO_N = 5;
  private static final long LINE = 0x8000_0040L;

  private final Talk talk = new Talk();
  private long now = 1_000;

  @Test
  void lifeOfALine_byTheRules_isSilent() {
    acquire(N_TO_B);
    grant(Opcode.D_GRANT_DATA, TO_B);
    acquire(B_TO_T);
    grant(Opcode.D_GRANT, TO_T);
    probe(TO_B);
    answer(T_TO_B);
    release(B_TO_N);
    acquire(N_TO_T);
    grant(Opcode.D_GRANT_DATA, TO_T);
    release(T_TO_N);
    probe(TO_N);
    answer(N_TO_N);

    assertThat(talk.broken).isEmpty();
  }

  @Test
  void droppingALineSilently_isNoOffence() {
    acquire(N_TO_B);
    grant(Opcode.D_GRANT_DATA, TO_B);
    probe(TO_N);
    answer(N_TO_N);
    acquire(N_TO_T);
    grant(Opcode.D_GRANT_DATA, TO_T);

    assertThat(talk.broken).isEmpty();
  }

  @Test
  void growingFromWhatIsNotThere_isAnOffence() {
    acquire(B_TO_T);

    assertThat(talk.broken)
        .containsExactly(
            new Broken(ViolationCode.GROW_IMPOSSIBLE, 1, LineStates.NONE, LineStates.BRANCH));
  }

  @Test
  void acquireThatWaitedWhileItsLineWasTakenAway_isNoOffence_once() {
    acquire(N_TO_B);
    grant(Opcode.D_GRANT_DATA, TO_B);
    probe(TO_N);
    answer(B_TO_N);
    acquire(B_TO_T);

    assertThat(talk.broken).isEmpty();

    acquire(B_TO_T);
    assertThat(talk.broken).extracting(Broken::code).containsExactly(ViolationCode.GROW_IMPOSSIBLE);
  }

  @Test
  void acquireWhileAProbeOfItsLineWaits_isNoOffence() {
    acquire(N_TO_T);
    grant(Opcode.D_GRANT_DATA, TO_T);
    probe(TO_B);
    acquire(B_TO_T);
    answer(T_TO_B);
    grant(Opcode.D_GRANT_DATA, TO_T);

    assertThat(talk.broken).isEmpty();
  }

  @Test
  void growingFromWhatWasReleased_isAnOffence() {
    acquire(N_TO_B);
    grant(Opcode.D_GRANT_DATA, TO_B);
    release(B_TO_N);
    acquire(B_TO_T);

    assertThat(talk.broken).extracting(Broken::code).containsExactly(ViolationCode.GROW_IMPOSSIBLE);
  }

  @Test
  void givingUpWhatIsNotThere_isAnOffence() {
    acquire(N_TO_B);
    grant(Opcode.D_GRANT_DATA, TO_B);
    release(T_TO_N);

    assertThat(talk.broken)
        .containsExactly(
            new Broken(ViolationCode.SHRINK_IMPOSSIBLE, 4, LineStates.BRANCH, LineStates.TIP));
  }

  @Test
  void grantOfLessThanAsked_isAnOffence() {
    acquire(N_TO_T);
    grant(Opcode.D_GRANT_DATA, TO_B);

    assertThat(talk.broken)
        .containsExactly(
            new Broken(ViolationCode.GRANT_TOO_LOW, 2, LineStates.TIP, LineStates.BRANCH));
  }

  @Test
  void grantOfMoreThanAsked_isNoOffence() {
    acquire(N_TO_B);
    grant(Opcode.D_GRANT_DATA, TO_T);
    release(T_TO_N);

    assertThat(talk.broken).isEmpty();
  }

  @Test
  void blockWithoutData_forWhoHasNone_isAnOffence() {
    acquire(N_TO_B);
    grant(Opcode.D_GRANT, TO_B);

    assertThat(talk.codes()).containsExactly(ViolationCode.GRANT_WITHOUT_DATA);
  }

  @Test
  void keepingMoreThanAProbeAllows_isAnOffence() {
    acquire(N_TO_T);
    grant(Opcode.D_GRANT_DATA, TO_T);
    probe(TO_N);
    answer(T_TO_T);

    assertThat(talk.broken)
        .containsExactly(
            new Broken(ViolationCode.PROBE_ABOVE_CAP, 5, LineStates.NONE, LineStates.TIP));
  }

  @Test
  void afterALoss_nothingIsClaimedToBeWrong_untilTheLineIsSeenAgain() {
    acquire(N_TO_B);
    grant(Opcode.D_GRANT_DATA, TO_B);
    talk.matcher.lost(SLAVE, now);
    release(T_TO_N);
    assertThat(talk.broken).isEmpty();

    now += 300_000_000L;
    acquire(B_TO_T);
    assertThat(talk.codes()).containsExactly(ViolationCode.GROW_IMPOSSIBLE);
  }

  @Test
  void secondLifeOfAConnection_mayFindCachesFull() {
    acquire(N_TO_B);
    grant(Opcode.D_GRANT_DATA, TO_B);
    talk.matcher.reset(true);
    acquire(B_TO_T);

    assertThat(talk.broken).isEmpty();
  }

  @Test
  void moreLinesThanRemembered_areForgotten_notMisjudged() {
    LineStates lines = new LineStates(64, Room.unlimited());
    lines.reset(true);
    for (int i = 0; i < 10_000; i++) {
      long address = i * 64L;
      lines.set(address, LineStates.TIP);
      assertThat(lines.get(address)).isEqualTo(LineStates.TIP);
      int before = lines.get(address / 2 & -64L);
      assertThat(before).isNotEqualTo(LineStates.NONE);
    }
  }

  private void acquire(int grow) {
    talk.say(now += 100, MASTER, word(Opcode.A_ACQUIRE_BLOCK, 6, grow) | 7, LINE);
  }

  private void grant(Opcode opcode, int cap) {
    talk.say(now += 100, SLAVE, word(opcode, 6, cap) | 7, 1);
    talk.say(now += 100, MASTER, word(Opcode.E_GRANT_ACK, 0, 0) | 1, 0);
  }

  private void probe(int cap) {
    talk.say(now += 100, SLAVE, word(Opcode.B_PROBE_BLOCK, 6, cap), LINE);
  }

  private void answer(int report) {
    talk.say(now += 100, MASTER, word(Opcode.C_PROBE_ACK, 6, report), LINE);
  }

  private void release(int report) {
    talk.say(now += 100, MASTER, word(Opcode.C_RELEASE, 6, report) | 7, LINE);
    talk.say(now += 100, SLAVE, word(Opcode.D_RELEASE_ACK, 6, 0) | 7, 0);
  }
}
