package io.memwall.collectors.wire.hot;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.match.MessageView;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HotPoolsTest {
  private static final long MASTER = 1;
  private static final long LINE = 0x8000_0040L;
  private static final int TO_TIP = 0;

  private final HotPools pools = new HotPools(new HotSettings(4, 4, -1L), 2);

  @Test
  void equalAddressesInTwoPools_areTwoPlaces() {
    put(10);
    put(10);
    put(20);

    assertThat(weights()).containsExactly(Map.entry(10L, 2L), Map.entry(20L, 1L));
  }

  @Test
  void probe_isOfThePoolThatSendsIt() {
    pools.onMessage(20, MASTER, message(Opcode.B_PROBE_BLOCK));
    pools.onMessage(MASTER, 20, message(Opcode.C_PROBE_ACK));

    assertThat(weights()).containsExactly(Map.entry(20L, 1L));
  }

  @Test
  void grant_isOfThePoolThatGivesIt() {
    put(10);
    pools.onGrant(10, MASTER, LINE, TO_TIP, 5);

    pools.forEachPool(
        (pool, addresses) ->
            addresses.forEachLine(
                line -> assertThat(line.count(HotCounter.GRANTS_T)).isEqualTo(1)));
    assertThat(weights()).containsOnlyKeys(10L);
  }

  @Test
  void poolsBeyondTheRoom_shareOneTable() {
    put(10);
    put(20);
    put(30);
    put(40);

    assertThat(weights())
        .containsExactly(Map.entry(10L, 1L), Map.entry(20L, 1L), Map.entry(HotPools.OTHERS, 2L));
  }

  // Two cables of one pool, each with one address for both ends: no transfer between them was seen.
  @Test
  void endsThatShareAnAddress_nameNoPool() {
    pools.onMessage(10, 10, message(Opcode.A_PUT_FULL_DATA));
    pools.onMessage(20, 20, message(Opcode.B_PROBE_BLOCK));
    pools.onGrant(20, 20, LINE, TO_TIP, 5);

    assertThat(weights()).containsOnlyKeys(HotPools.OTHERS);
  }

  @Test
  void poolOfAnEarlierInterval_makesRoom() {
    put(10);
    put(20);
    pools.clear();
    put(20);
    pools.clear();
    assertThat(weights()).isEmpty();
    put(30);
    put(20);

    assertThat(weights()).containsExactly(Map.entry(20L, 1L), Map.entry(30L, 1L));
  }

  private void put(long pool) {
    pools.onMessage(MASTER, pool, message(Opcode.A_PUT_FULL_DATA));
  }

  private static MessageView message(Opcode opcode) {
    long header = (long) opcode.kind() << 57 | 6L << 48;
    return new MessageView().of(header, LINE, true, 64);
  }

  private Map<Long, Long> weights() {
    var weights = new LinkedHashMap<Long, Long>();
    pools.forEachPool((pool, addresses) -> weights.put(pool, addresses.totalWeight()));
    return weights;
  }
}
