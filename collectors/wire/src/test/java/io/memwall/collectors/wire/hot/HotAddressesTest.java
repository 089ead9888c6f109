package io.memwall.collectors.wire.hot;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.match.MessageView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class HotAddressesTest {
  private static final long POOL = 0x0200_0001_0000L;
  private static final long LINE = 0x8000_0040L;
  private static final int N_TO_B = 0;
  private static final int N_TO_T = 1;
  private static final int B_TO_T = 2;
  private static final int TO_T = 0;
  private static final int TO_B = 1;
  private static final int TO_N = 2;
  private static final int T_TO_B = 0;
  private static final int T_TO_N = 1;
  private static final int B_TO_N = 2;

  private final HotAddresses hot = new HotAddresses(HotSettings.DEFAULT);
  private final MessageView view = new MessageView();

  /** Two masters, one line; the transfers are the second and the third change of owner by probe. */
  @Test
  void workedExample_hasTwoTransfersOfFourGrants() {
    acquire(1, N_TO_T, TO_T);
    acquire(2, N_TO_T, TO_N, 1, T_TO_N, TO_T);
    acquire(1, N_TO_T, TO_N, 2, T_TO_N, TO_T);
    acquire(2, N_TO_B, TO_B, 1, T_TO_B, TO_B);
    acquire(1, B_TO_T, TO_N, 2, B_TO_N, TO_T);

    onlyLine(
        line -> {
          assertThat(line.address()).isEqualTo(LINE);
          assertThat(line.count(HotCounter.GRANTS_T)).isEqualTo(4);
          assertThat(line.count(HotCounter.TRANSFERS)).isEqualTo(2);
          assertThat(line.pingPong().orElseThrow()).isEqualTo(2 / 3.0);
          assertThat(line.count(HotCounter.TRANSFER_NANOS)).isEqualTo(6_000);
          assertThat(line.count(HotCounter.TRANSFERS_TIMED)).isEqualTo(2);
          assertThat(line.count(HotCounter.ACQUIRE_N_TO_T)).isEqualTo(3);
          assertThat(line.count(HotCounter.ACQUIRE_N_TO_B)).isEqualTo(1);
          assertThat(line.count(HotCounter.ACQUIRE_B_TO_T)).isEqualTo(1);
          assertThat(line.count(HotCounter.PROBE_TO_N)).isEqualTo(3);
          assertThat(line.count(HotCounter.PROBE_TO_B)).isEqualTo(1);
          assertThat(line.count(HotCounter.PROBE_ACK_DATA)).isEqualTo(3);
          assertThat(line.weight()).as("4 acquires of tip, 4 probes").isEqualTo(8);
          assertThat(line.error()).isZero();
          assertThat(line.masters()).isEqualTo(2);
          assertThat(line.hasMoreMasters()).isFalse();
          assertThat(line.lastOwner()).hasValue(1);
        });
  }

  @Test
  void strictAlternation_scoresOne() {
    int turns = 1_000;
    acquire(0, N_TO_T, TO_T);
    for (int turn = 1; turn < turns; turn++) {
      acquire(turn % 2, N_TO_T, TO_N, (turn + 1) % 2, T_TO_N, TO_T);
    }

    onlyLine(
        line -> {
          assertThat(line.count(HotCounter.TRANSFERS)).isEqualTo(turns - 1);
          assertThat(line.pingPong()).hasValue(1);
        });
    hot.forEachRegion(
        region -> {
          assertThat(region.address()).isEqualTo(0x8000_0000L);
          assertThat(region.count(HotCounter.TRANSFERS)).isEqualTo(turns - 1);
          assertThat(region.distinctLines()).hasValue(1);
          assertThat(region.topLineShare()).hasValue(1);
        });
  }

  @Test
  void handOffs_andChangesUnseen_areNoTransfers() {
    acquire(1, N_TO_T, TO_T);
    say(1, POOL, Opcode.C_RELEASE_DATA, T_TO_N, LINE);
    acquire(2, N_TO_T, TO_T);
    acquire(1, N_TO_T, TO_T);

    onlyLine(
        line -> {
          assertThat(line.count(HotCounter.HANDOFFS)).isEqualTo(1);
          assertThat(line.count(HotCounter.UNKNOWN)).isEqualTo(1);
          assertThat(line.count(HotCounter.TRANSFERS)).isZero();
          assertThat(line.count(HotCounter.RELEASE_T_TO_N)).isEqualTo(1);
          assertThat(line.pingPong()).hasValue(0);
        });
  }

  @Test
  void probeAfterARelease_winsAsTheCause() {
    acquire(1, N_TO_T, TO_T);
    say(POOL, 1, Opcode.B_PROBE_BLOCK, TO_N, LINE);
    say(1, POOL, Opcode.C_PROBE_ACK, T_TO_N, LINE);
    say(1, POOL, Opcode.C_RELEASE, B_TO_N, LINE);
    acquire(2, N_TO_T, TO_T);

    onlyLine(line -> assertThat(line.count(HotCounter.TRANSFERS)).isEqualTo(1));
  }

  @Test
  void uncachedAccesses_areCountedWithTheirBytes_andReadsMakeNothingHot() {
    say(1, POOL, Opcode.A_GET, 0, LINE);
    assertThat(hot.totalWeight()).isZero();
    say(1, POOL, Opcode.A_PUT_FULL_DATA, 0, LINE);
    say(1, POOL, Opcode.A_LOGICAL_DATA, 3, LINE + 8);
    say(1, POOL, Opcode.A_GET, 0, LINE + 16);

    onlyLine(
        line -> {
          assertThat(line.weight()).isEqualTo(2);
          assertThat(line.count(HotCounter.WRITES)).isEqualTo(1);
          assertThat(line.count(HotCounter.WRITE_BYTES)).isEqualTo(64);
          assertThat(line.count(HotCounter.ATOMICS)).isEqualTo(1);
          assertThat(line.count(HotCounter.READS)).isEqualTo(1);
          assertThat(line.count(HotCounter.READ_BYTES)).isEqualTo(64);
        });
  }

  @Test
  void ninthMaster_onlySaysThatThereAreMore() {
    for (int master = 1; master <= 9; master++) {
      say(master, POOL, Opcode.A_PUT_FULL_DATA, 0, LINE);
      int known = Math.min(master, 8);
      boolean more = master > 8;
      onlyLine(
          line -> {
            assertThat(line.masters()).isEqualTo(known);
            assertThat(line.hasMoreMasters()).isEqualTo(more);
          });
    }
  }

  @Test
  void region_countsItsLinesExactly() {
    for (int i = 0; i < 3_000; i++) {
      say(1, POOL, Opcode.A_PUT_FULL_DATA, 0, 0x10_0000L + 64L * (i % 777));
    }

    List<Long> lines = new ArrayList<>();
    hot.forEachRegion(region -> lines.add(region.distinctLines().orElseThrow()));
    assertThat(lines).containsExactly(777L);
    hot.forEachRegion(region -> assertThat(region.topLineShare()).isEmpty());
  }

  @Test
  void totals_countPlacesThatAreNotKeptToo() {
    HotAddresses small = new HotAddresses(new HotSettings(2, 2, -1));
    for (int i = 0; i < 10; i++) {
      small.onMessage(1, POOL, at(Opcode.A_ACQUIRE_BLOCK, N_TO_T, 0x1_0000L * i));
    }
    small.onMessage(1, POOL, at(Opcode.A_GET, 0, 0x20_0000L));

    assertThat(small.total(HotCounter.ACQUIRE_N_TO_T)).isEqualTo(10);
    assertThat(small.total(HotCounter.READ_BYTES)).isEqualTo(64);
    small.clear();
    assertThat(small.total(HotCounter.ACQUIRE_N_TO_T)).isZero();
  }

  @Test
  void upgradeWithData_isCountedWhereItHappened() {
    acquire(1, N_TO_B, TO_B);
    acquire(1, B_TO_T, TO_T);
    hot.onUpgradeWithData(LINE);

    onlyLine(line -> assertThat(line.count(HotCounter.UPGRADES_WITH_DATA)).isEqualTo(1));
    assertThat(hot.total(HotCounter.UPGRADES_WITH_DATA)).isEqualTo(1);
  }

  @Test
  void maskedBits_doNotTellPlacesApart() {
    HotAddresses masked = new HotAddresses(new HotSettings(16, 16, (1L << 56) - 1));
    masked.onMessage(1, POOL, at(Opcode.A_PUT_FULL_DATA, 0, LINE));
    masked.onMessage(1, POOL, at(Opcode.A_PUT_FULL_DATA, 0, LINE | 1L << 56));

    List<Long> weights = new ArrayList<>();
    masked.forEachLine(line -> weights.add(line.weight()));
    assertThat(weights).containsExactly(2L);
  }

  @Test
  void lines_areShownHeaviestFirst_andForgottenWithTheInterval() {
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j <= i; j++) {
        say(1, POOL, Opcode.A_PUT_FULL_DATA, 0, LINE + 64L * i);
      }
    }

    List<Long> weights = new ArrayList<>();
    hot.forEachLine(line -> weights.add(line.weight()));
    assertThat(weights).containsExactly(5L, 4L, 3L, 2L, 1L);
    hot.clear();
    hot.forEachLine(line -> weights.add(line.weight()));
    assertThat(weights).hasSize(5);
  }

  /** An acquire that is granted without a probe. */
  private void acquire(long master, int grow, int cap) {
    say(master, POOL, Opcode.A_ACQUIRE_BLOCK, grow, LINE);
    hot.onGrant(master, LINE, cap, 3_000);
  }

  /** An acquire for which another master is probed. */
  private void acquire(long master, int grow, int probeCap, long other, int report, int cap) {
    say(master, POOL, Opcode.A_ACQUIRE_BLOCK, grow, LINE);
    say(POOL, other, Opcode.B_PROBE_BLOCK, probeCap, LINE);
    boolean dirty = report != B_TO_N;
    say(other, POOL, dirty ? Opcode.C_PROBE_ACK_DATA : Opcode.C_PROBE_ACK, report, LINE);
    hot.onGrant(master, LINE, cap, 3_000);
  }

  private void say(long sender, long receiver, Opcode opcode, int param, long address) {
    hot.onMessage(sender, receiver, at(opcode, param, address));
  }

  private MessageView at(Opcode opcode, int param, long address) {
    long word = ((long) opcode.channel().code() << 60) | ((long) opcode.code() << 57);
    return view.of(word | ((long) param << 52) | (6L << 48), address, true, 64);
  }

  private void onlyLine(Consumer<HotEntry> check) {
    List<Long> seen = new ArrayList<>();
    hot.forEachLine(
        line -> {
          check.accept(line);
          seen.add(line.address());
        });
    assertThat(seen).hasSize(1);
  }
}
