package io.memwall.streams.allocation;

import static io.memwall.streams.allocation.Entries.MIB;
import static io.memwall.streams.allocation.Entries.POOL;
import static io.memwall.streams.allocation.Entries.alloc;
import static io.memwall.streams.allocation.Entries.fail;
import static io.memwall.streams.allocation.Entries.free;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.memwall.streams.MemoryRows;
import org.junit.jupiter.api.Test;

final class DemandTest {
  private final PoolRows rows = new PoolRows(new MemoryRows());
  private Demand demand = open();

  @Test
  void threeFailuresIn60Requests_areFivePercent() {
    for (int i = 1; i <= 60; i++) {
      demand.take(i % 20 == 0 ? fail(i, 1, "capacity") : alloc(i, "a" + i, i, 1));
      demand.take(free(i, "a" + i));
    }
    assertThat(demand.lately()).isEqualTo(new FailRate(60, 3));
    assertThat(demand.lately().rate().orElseThrow()).isCloseTo(0.05, within(1e-12));
    assertThat(open().lately()).as("after a restart").isEqualTo(new FailRate(60, 3));
  }

  @Test
  void oneFailureInTenRequests_isTooFew_forARate() {
    for (int i = 1; i <= 10; i++) {
      demand.take(i == 5 ? fail(i, 1, "capacity") : alloc(i, "a" + i, i, 1));
    }
    assertThat(demand.lately()).isEqualTo(new FailRate(10, 1));
    assertThat(demand.lately().rate()).isEmpty();
  }

  @Test
  void whatIsOlderThanFiveMinutes_countsNoMore() {
    demand.take(fail(1, 1, "quota"));
    demand.take(alloc(300, "a", 0, 1));
    assertThat(demand.lately()).isEqualTo(new FailRate(2, 1));
    demand.take(alloc(301, "b", 1, 1));
    assertThat(demand.lately()).isEqualTo(new FailRate(2, 0));
    assertThat(open().lately()).isEqualTo(new FailRate(2, 0));
  }

  @Test
  void theTypicalSize_isTheNearestRank_ofTheLatestRequests() {
    for (int i = 1; i <= 19; i++) {
      demand.take(alloc(i, "a" + i, 0, i));
    }
    assertThat(demand.typicalBytes()).isEmpty();
    demand.take(fail(20, 20, "capacity"));
    assertThat(demand.typicalBytes()).hasValue(19 * MIB);
    assertThat(open().typicalBytes()).hasValue(19 * MIB);
    for (int i = 0; i < Demand.REMEMBERED; i++) {
      demand.take(alloc(21 + i, "b" + i, 0, 7));
    }
    assertThat(demand.typicalBytes()).hasValue(7 * MIB);
    assertThat(open().typicalBytes()).hasValue(7 * MIB);
  }

  private Demand open() {
    demand = new Demand(rows.sizes(POOL), rows.seconds(POOL));
    return demand;
  }
}
