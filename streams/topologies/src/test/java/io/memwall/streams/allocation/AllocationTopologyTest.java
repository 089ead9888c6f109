package io.memwall.streams.allocation;

import static io.memwall.streams.allocation.Allocator.MIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.Node;
import io.memwall.schemas.events.NodeKind;
import io.memwall.schemas.results.Holding;
import io.memwall.schemas.results.Leak;
import io.memwall.schemas.results.LedgerState;
import io.memwall.schemas.results.PoolUse;
import io.memwall.schemas.results.TenantUse;
import io.memwall.streams.Golden;
import io.memwall.streams.TopicPipes;
import io.memwall.streams.allocation.AllocationTopology.AllocationTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AllocationTopologyTest {
  private static final AllocationTopics TOPICS =
      AllocationTopics.of(fingerprint -> Optional.empty());
  private static final Allocator POOL = new Allocator("fabric", "p1");

  @TempDir private Path stateDir;
  private TopicPipes pipes;

  @BeforeEach
  void start() {
    pipes = new TopicPipes(new AllocationTopology(TOPICS).get(), stateDir, Allocator.T0);
  }

  @AfterEach
  void stop() {
    pipes.close();
  }

  @Test
  void theTopology_isAsDescribed() throws IOException {
    Golden.compare(new AllocationTopology(TOPICS).get(), "allocation.topology.txt");
  }

  @Test
  void everyEntry_isTheUseOfItsSecond() {
    send(POOL.size(1, 1024));
    send(POOL.alloc(1, "A", 0, 256));
    send(POOL.alloc(2, "B", 256, 128));
    send(POOL.alloc(3, "C", 384, 256));
    send(POOL.free(4, "B"));
    var last = results().get(3);
    assertThat(last.getTStart()).isEqualTo(Instant.parse("2026-03-01T12:00:04Z"));
    assertThat(last.getTAsOf()).isEqualTo(Instant.parse("2026-03-01T12:00:04.5Z"));
    assertThat(last.getUsedBytes()).isEqualTo(512 * MIB);
    assertThat(last.getFreeBytes()).isEqualTo(512 * MIB);
    assertThat(last.getLargestFreeBytes()).isEqualTo(384 * MIB);
    assertThat(last.getTenants())
        .containsExactly(new TenantUse("tenant", 512 * MIB, 2L, 640 * MIB, null, null));
    assertThat(last.getFragmentation()).isEqualTo(0.25);
    assertThat(last.getState()).isEqualTo(LedgerState.OK);
    assertThat(last.getCoverage()).isEqualTo(1.0);
    assertThat(last.getLedgerSeq()).isEqualTo(4);
    assertThat(last.getRevision().getCounter()).isEqualTo(4);
  }

  @Test
  void whatHostsMayTake_isAskedOfTheInventory_asOfTheEntry() {
    send(POOL.size(1, 1024));
    send(POOL.alloc(1, "A", 0, 256));
    assertThat(results().get(0).getMissing())
        .containsEntry("stranded_bytes", "the inventory names no host with a right to the pool")
        .containsEntry("fail_rate", "fewer than 20 requests in 5 minutes")
        .doesNotContainKey("fragmentation");
    pipes.send(TOPICS.history(), "at-1", POOL.attachment("h1", 2));
    send(POOL.alloc(2, "B", 256, 128));
    assertThat(results().get(0).getMissing())
        .containsEntry("stranded_bytes", "the inventory names no quota of host h1");
  }

  @Test
  void quotasOfTenants_areAskedOfTheInventory_theSmallestHolds() {
    pipes.send(TOPICS.history(), "q-1", POOL.quota("tenant", 1024, 2));
    pipes.send(TOPICS.history(), "q-2", POOL.quota("tenant", 512, 3));
    pipes.send(TOPICS.history(), "q-3", POOL.quota("other", 64, 4));
    // Each holds from the second of its version on.
    send(POOL.alloc(1, "A", 0, 256));
    send(POOL.alloc(2, "B", 256, 128));
    send(POOL.alloc(3, "C", 384, 128));
    assertThat(results())
        .extracting(
            result -> result.getTenants().get(0).getQuotaBytes(),
            result -> result.getTenants().get(0).getQuotaRatio())
        .containsExactly(tuple(null, null), tuple(1024 * MIB, 0.375), tuple(512 * MIB, 1.0));
  }

  @Test
  void whoHeldWhat_goesToATopicOfItsOwn() {
    send(POOL.alloc(1, "A", 0, 256));
    send(POOL.free(2, "A"));
    var held = pipes.read(TOPICS.holding());
    assertThat(held)
        .extracting(Holding::getAllocId, Holding::getBase, Holding::getLength, Holding::getTenant)
        .containsOnly(tuple("A", 0L, 256 * MIB, "tenant"));
    assertThat(held)
        .extracting(Holding::getTStart, Holding::getTEnd)
        .containsExactly(
            tuple(Allocator.T0.plusSeconds(1), null),
            tuple(Allocator.T0.plusSeconds(1), Allocator.T0.plusSeconds(2)));
  }

  @Test
  void everyHour_groupsAreJudged() {
    send(POOL.alloc(1, "A", 0, 256));
    send(POOL.alloc(3_600 * 2, "B", 256, 128));
    pipes.send(TOPICS.snapshot(), POOL.pool(), POOL.snapshot(3_600 * 2 - 1));
    pipes.waitFor(Duration.ofSeconds(31));
    var leaks = pipes.read(TOPICS.leak());
    assertThat(leaks)
        .extracting(Leak::getTenant, Leak::getPoints)
        .containsExactly(tuple("tenant", 1), tuple("", 1), tuple("tenant", 2));
    assertThat(leaks.get(0).getSuspect()).isNull();
    assertThat(leaks.get(0).getReason()).isEqualTo("warm-up: has 0 h, needs 6");
    assertThat(results()).last().extracting(PoolUse::getState).isEqualTo(LedgerState.OK);
  }

  @Test
  void withoutInventory_capacityIsNull_andALaterOneCorrects() {
    send(POOL.alloc(1, "A", 0, 256));
    assertThat(results().get(0).getCapacityBytes()).isNull();
    send(switchNamed("p1"));
    send(POOL.size(1, 1024));
    var corrected = results();
    assertThat(corrected).hasSize(1);
    assertThat(corrected.get(0).getFreeBytes()).isEqualTo(768 * MIB);
    assertThat(corrected.get(0).getRevision().getCounter()).isEqualTo(2);
  }

  @Test
  void missingEntries_makeTheFiguresUncertain_withoutCoverage() {
    send(POOL.alloc(1, "A", 0, 1));
    send(POOL.alloc(3, "C", 2, 1));
    pipes.waitFor(Duration.ofSeconds(31));
    var last = results().get(1);
    assertThat(last.getState()).isEqualTo(LedgerState.UNCERTAIN);
    assertThat(last.getCoverage()).isNull();
    assertThat(last.getLedgerSeq()).isEqualTo(1);
  }

  @Test
  void poolsOfOneName_inTwoFabrics_areTwo() {
    var other = new Allocator("other", "p1");
    send(POOL.alloc(1, "A", 0, 1));
    send(other.alloc(1, "A", 0, 2));
    assertThat(results())
        .extracting(PoolUse::getFabricId, PoolUse::getUsedBytes)
        .containsExactly(tuple("fabric", MIB), tuple("other", 2 * MIB));
  }

  private static Inventory switchNamed(String id) {
    return Inventory.newBuilder(new Allocator("fabric", id).size(9, 1))
        .setObject(Node.newBuilder().setKind(NodeKind.SWITCH).build())
        .build();
  }

  private void send(Allocation allocation) {
    pipes.send(TOPICS.allocation(), allocation.getPoolId(), allocation);
  }

  private void send(Inventory inventory) {
    pipes.send(TOPICS.inventory(), inventory.getObjectId(), inventory);
  }

  private List<PoolUse> results() {
    return pipes.read(TOPICS.pool());
  }
}
