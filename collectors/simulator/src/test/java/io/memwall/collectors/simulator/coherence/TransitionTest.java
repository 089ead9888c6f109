package io.memwall.collectors.simulator.coherence;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.fabric.Kind;
import org.junit.jupiter.api.Test;

/** The messages of every transition (TileLink 1.8.0, 8 and the state-transition tables). */
final class TransitionTest {
  private static final long LINE = Stage.LINE;

  private static void nothing() {}

  private final Stage stage = new Stage(3, 2);

  @Test
  void aRead_acquiresOnceAndThenHits() {
    assertThat(stage.passedDuring(() -> stage.host(0).read(LINE, TransitionTest::nothing)))
        .containsExactly("0:ACQUIRE_BLOCK:0", "0:GRANT_DATA:1", "0:GRANT_ACK:0");
    assertThat(stage.passedDuring(() -> stage.host(0).read(LINE, TransitionTest::nothing)))
        .isEmpty();
  }

  @Test
  void aWriteAfterARead_upgradesWithoutData() {
    stage.passedDuring(() -> stage.host(0).read(LINE, TransitionTest::nothing));

    assertThat(
            stage.passedDuring(
                () -> stage.host(0).write(LINE, ByteRange.LINE, TransitionTest::nothing)))
        .containsExactly("0:ACQUIRE_BLOCK:2", "0:GRANT:0", "0:GRANT_ACK:0");
    assertThat(
            stage.passedDuring(
                () -> stage.host(0).write(LINE, ByteRange.LINE, TransitionTest::nothing)))
        .isEmpty();
  }

  @Test
  void anOverwrite_asksForPermissionOnlyAndProbesForNothingElse() {
    stage.passedDuring(() -> stage.host(1).write(LINE, ByteRange.LINE, TransitionTest::nothing));

    assertThat(stage.passedDuring(() -> stage.host(0).overwrite(LINE, TransitionTest::nothing)))
        .containsExactly(
            "0:ACQUIRE_PERM:1", "1:PROBE_PERM:2", "1:PROBE_ACK:1", "0:GRANT:0", "0:GRANT_ACK:0");
  }

  @Test
  void aReadOfADirtyLine_leavesItsOwnerABranch() {
    stage.passedDuring(() -> stage.host(1).write(LINE, ByteRange.LINE, TransitionTest::nothing));

    assertThat(stage.passedDuring(() -> stage.host(0).read(LINE, TransitionTest::nothing)))
        .containsExactly(
            "0:ACQUIRE_BLOCK:0",
            "1:PROBE_BLOCK:1",
            "1:PROBE_ACK_DATA:0",
            "0:GRANT_DATA:1",
            "0:GRANT_ACK:0");
    assertThat(stage.passedDuring(() -> stage.host(1).read(LINE, TransitionTest::nothing)))
        .isEmpty();
  }

  @Test
  void aWriteOfASharedLine_probesAllOthersToNothing() {
    stage.passedDuring(() -> stage.host(0).read(LINE, TransitionTest::nothing));
    stage.passedDuring(() -> stage.host(1).read(LINE, TransitionTest::nothing));
    stage.passedDuring(() -> stage.host(2).read(LINE, TransitionTest::nothing));

    assertThat(
            stage.passedDuring(
                () -> stage.host(1).write(LINE, ByteRange.LINE, TransitionTest::nothing)))
        .containsExactlyInAnyOrder(
            "1:ACQUIRE_BLOCK:2",
            "0:PROBE_BLOCK:2",
            "2:PROBE_BLOCK:2",
            "0:PROBE_ACK:2",
            "2:PROBE_ACK:2",
            "1:GRANT:0",
            "1:GRANT_ACK:0");
  }

  @Test
  void aDirtyLine_isReleasedWithData() {
    stage.passedDuring(() -> stage.host(0).write(LINE, ByteRange.word(0), TransitionTest::nothing));

    assertThat(stage.passedDuring(() -> stage.host(0).evict(LINE)))
        .containsExactly("0:RELEASE_DATA:1", "0:RELEASE_ACK:0");
  }

  @Test
  void aBranch_goesInSilenceAndAnswersAProbeWithNothingLeft() {
    stage.passedDuring(() -> stage.host(0).read(LINE, TransitionTest::nothing));
    assertThat(stage.passedDuring(() -> stage.host(0).evict(LINE))).isEmpty();

    assertThat(
            stage.passedDuring(
                () -> stage.host(1).write(LINE, ByteRange.LINE, TransitionTest::nothing)))
        .contains("0:PROBE_BLOCK:2", "0:PROBE_ACK:5");
  }

  @Test
  void aFullCache_letsTheLeastRecentlyUsedLineGo() {
    long second = LINE + 64;
    long third = LINE + 128;
    stage.passedDuring(() -> stage.host(0).write(LINE, ByteRange.LINE, TransitionTest::nothing));
    stage.passedDuring(() -> stage.host(0).write(second, ByteRange.LINE, TransitionTest::nothing));
    stage.passedDuring(() -> stage.host(0).write(LINE, ByteRange.LINE, TransitionTest::nothing));

    assertThat(
            stage.passedDuring(
                () -> stage.host(0).write(third, ByteRange.LINE, TransitionTest::nothing)))
        .contains("0:RELEASE_DATA:1");
    assertThat(stage.passed())
        .anyMatch(p -> p.message().kind() == Kind.RELEASE_DATA && p.message().address() == second);
  }

  @Test
  void readsAndWritesPastTheCaches_probeToo() {
    stage.passedDuring(() -> stage.host(0).write(LINE, ByteRange.LINE, TransitionTest::nothing));

    assertThat(stage.passedDuring(() -> stage.host(1).get(LINE, 6, TransitionTest::nothing)))
        .containsExactly("1:GET:0", "0:PROBE_BLOCK:1", "0:PROBE_ACK_DATA:0", "1:ACCESS_ACK_DATA:0");
    assertThat(stage.passedDuring(() -> stage.host(1).put(LINE, 3, TransitionTest::nothing)))
        .containsExactly("1:PUT_FULL:0", "0:PROBE_BLOCK:2", "0:PROBE_ACK:2", "1:ACCESS_ACK:0");
    assertThat(stage.passedDuring(() -> stage.host(1).get(LINE, 6, TransitionTest::nothing)))
        .containsExactly("1:GET:0", "1:ACCESS_ACK_DATA:0");
  }

  @Test
  void whatLiesOutsideThePool_isDenied() {
    long elsewhere = 7L << 40;
    stage.passedDuring(
        () -> {
          stage.host(0).get(elsewhere, 6, TransitionTest::nothing);
          stage.host(0).put(elsewhere, 6, TransitionTest::nothing);
          stage.host(0).read(elsewhere, TransitionTest::nothing);
        });

    assertThat(stage.passed().stream().filter(p -> p.message().detail().denied()))
        .extracting(p -> p.message().kind() + " " + p.message().detail().corrupt())
        .containsExactlyInAnyOrder("ACCESS_ACK_DATA true", "ACCESS_ACK false", "GRANT_DATA true");
    // The denied line is not in the cache: it is asked for again.
    assertThat(stage.passedDuring(() -> stage.host(0).read(elsewhere, TransitionTest::nothing)))
        .contains("0:ACQUIRE_BLOCK:0");
  }

  @Test
  void aReleaseThatMeetsAProbe_isTakenAtOnceAndTheProbeFindsNothing() {
    stage.passedDuring(() -> stage.host(0).write(LINE, ByteRange.LINE, TransitionTest::nothing));

    // The acquire is at the pool when the release is on its way there.
    assertThat(
            stage.passedDuring(
                () -> {
                  stage.host(1).write(LINE, ByteRange.LINE, TransitionTest::nothing);
                  stage
                      .timeline()
                      .after(600_000, Rank.GENERATE, 99, () -> stage.host(0).evict(LINE));
                }))
        .containsSubsequence("1:ACQUIRE_BLOCK:1", "0:PROBE_BLOCK:2", "0:RELEASE_DATA:1")
        .containsSubsequence("0:RELEASE_ACK:0", "0:PROBE_ACK:5", "1:GRANT_DATA:0");
    LineTotals line = stage.line(LINE);
    assertThat(line.transfers()).isZero();
    assertThat(line.sharing().handoffs()).isEqualTo(1);
  }
}
