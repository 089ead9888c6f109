package io.memwall.streams.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class OneOwnerTest {
  private static final List<String> TOPICS = List.of("a", "b");

  @Test
  void oneMember_hasEverything_andKeepsIt() {
    var first =
        new OneOwner().assign(Map.of("a", 2, "b", 1), Map.of("m2", new Subscription(TOPICS)));
    assertThat(first.get("m2")).hasSize(3);

    var both =
        new OneOwner()
            .assign(
                Map.of("a", 2, "b", 1),
                Map.of(
                    "m1",
                    new Subscription(TOPICS),
                    "m2",
                    new Subscription(TOPICS, null, List.of(new TopicPartition("a", 0)))));
    assertThat(both.get("m1")).isEmpty();
    assertThat(both.get("m2")).hasSize(3);
  }
}
