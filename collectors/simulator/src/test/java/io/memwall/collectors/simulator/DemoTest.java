package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.fabric.InventoryObject;
import io.memwall.collectors.simulator.truth.HalfKey;
import java.time.Duration;
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
