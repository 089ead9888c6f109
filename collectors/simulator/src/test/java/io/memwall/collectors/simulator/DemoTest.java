package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.allocator.AllocationEvent;
import io.memwall.collectors.simulator.fabric.InventoryObject;
import io.memwall.collectors.simulator.truth.HalfKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What somebody who watches the demo must be able to see. */
final class DemoTest {
  private static SimulationOptions demo(Duration duration) {
    return SimulationOptions.of(Scenario.DEMO).withDuration(duration);
  }

  @Test
  void aSecond_hasTenToThirtyThousandFrames() {
    Runs run = Runs.of(demo(Duration.ofSeconds(2)));

    assertThat(run.frames().size() / 2).isBetween(10_000, 30_000);
  }

  @Test
  void hosts_differAndReadAndWrite() {
    Runs run = Runs.of(demo(Duration.ofSeconds(1)));

    Map<String, Long> requests =
        run.frames().stream()
            .filter(f -> f.channel() == 1)
            .collect(Collectors.groupingBy(f -> f.seen().source(), Collectors.counting()));
    assertThat(requests).hasSize(8);
    assertThat(Set.copyOf(requests.values())).hasSize(8);
    assertThat(run.messages("A4")).isGreaterThan(2 * run.messages("A0")).isPositive();
    assertThat(run.messages("A0")).isPositive();
  }

  @Test
  void oneLine_isFoughtOver() {
    Simulation simulation = Runs.of(demo(Duration.ofSeconds(1))).simulation();

    assertThat(simulation.lineTotals().get("pool0")).hasSize(1);
    assertThat(simulation.lineTotals().get("pool0").get(0).transfers()).isBetween(150L, 400L);
    assertThat(simulation.lineTotals().get("pool1")).isEmpty();
  }

  /** Slow masters, so that minutes of tenants cost little. */
  private static Runs fourMinutesOfTenants() {
    return Runs.of(demo(Duration.ofMinutes(4)).withInterArrivalNanos(4_000_000_000L));
  }

  @Test
  void tenants_comeAndGoAndSometimesFail() {
    List<AllocationEvent> events = fourMinutesOfTenants().allocations();

    assertThat(events.size() / 240).isBetween(2, 10);
    Map<AllocationEvent.Op, Long> ops =
        events.stream().collect(Collectors.groupingBy(AllocationEvent::op, Collectors.counting()));
    assertThat(ops.get(AllocationEvent.Op.FREE)).isGreaterThan(100);
    assertThat(ops.get(AllocationEvent.Op.FAIL))
        .isBetween(3L, ops.get(AllocationEvent.Op.ALLOC) / 3);
    assertThat(events.stream().map(AllocationEvent::tenant).distinct()).hasSize(4);
  }

  @Test
  void ledgers_haveNoHoles() {
    Map<String, Long> last = new HashMap<>();
    for (AllocationEvent event : fourMinutesOfTenants().allocations()) {
      long before = last.getOrDefault(event.poolId(), 0L);
      assertThat(event.ledgerSeq()).isEqualTo(before + 1);
      last.put(event.poolId(), event.ledgerSeq());
    }
    assertThat(last).containsOnlyKeys("pool0", "pool1");
  }

  @Test
  void theInventory_explainsEveryAddressOnTheWire() {
    Runs run = Runs.of(demo(Duration.ofMillis(50)));

    List<InventoryObject> objects = run.simulation().inventory();
    assertThat(objects.stream().map(InventoryObject::objectId)).doesNotHaveDuplicates();
    Set<String> known =
        objects.stream()
            .filter(InventoryObject.Port.class::isInstance)
            .map(port -> ((InventoryObject.Port) port).mac().toString())
            .collect(Collectors.toSet());
    for (HalfKey half : run.simulation().truth().halves()) {
      assertThat(known).contains(half.macSrc(), half.macDst());
    }
    assertThat(objects)
        .as("what tenants and hosts may hold")
        .filteredOn(InventoryObject.Quota.class::isInstance)
        .hasSize(8)
        .allMatch(quota -> ((InventoryObject.Quota) quota).quotaBytes() > 0);
    assertThat(objects)
        .filteredOn(InventoryObject.Attachment.class::isInstance)
        .isNotEmpty()
        .allMatch(right -> ((InventoryObject.Attachment) right).quotaBytes() > 0);
  }
}
