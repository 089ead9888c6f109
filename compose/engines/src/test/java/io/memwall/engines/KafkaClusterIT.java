package io.memwall.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KafkaClusterIT {
  private static final int NODES = 3;

  @TempDir Path dir;

  @Test
  void recordsAcknowledgedWithOneNodeGone_areThere() throws Exception {
    assumeTrue(Boolean.getBoolean("memwall.full"), "three brokers: mvn -Pfull verify runs it");
    try (KafkaCluster cluster = KafkaCluster.start(dir, NODES)) {
      Records topic = new Records(cluster.bootstrapServers(), "kept").create(Map.of());
      topic.produce(List.of(topic.of("all")));
      cluster.node(0).kill();
      topic.produce(List.of(topic.of("two")));
      cluster.restart(0);
      topic.produce(List.of(topic.of("again")));
      assertThat(topic.values()).containsExactly("all", "two", "again");
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
        var described = admin.describeTopics(List.of("kept")).allTopicNames().get().get("kept");
        assertThat(described.partitions().get(0).replicas()).hasSize(NODES);
      }
      cluster.kill();
    }
  }
}
