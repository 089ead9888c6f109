package io.memwall.engines;

import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A node's place in a cluster whose nodes are all broker and controller.
 *
 * @param cluster id of the cluster, a UUID in Kafka's spelling
 * @param id of this node, from 1
 * @param controllerPorts of all nodes, by id
 */
record KafkaMember(String cluster, int id, List<Integer> controllerPorts) {
  static final String CLUSTER = "memwall.cluster.id";

  private static final List<String> COPIES =
      List.of(
          "default.replication.factor",
          "offsets.topic.replication.factor",
          "transaction.state.log.replication.factor",
          "share.coordinator.state.topic.replication.factor");

  private static final List<String> IN_SYNC =
      List.of(
          "min.insync.replicas",
          "transaction.state.log.min.isr",
          "share.coordinator.state.topic.min.isr");

  KafkaMember {
    controllerPorts = List.copyOf(controllerPorts);
  }

  /** As many copies as nodes, and one of them may be missing. */
  void apply(Properties properties) {
    int nodes = controllerPorts.size();
    properties.setProperty(CLUSTER, cluster);
    properties.setProperty("node.id", Integer.toString(id));
    properties.setProperty("controller.quorum.voters", voters());
    COPIES.forEach(key -> properties.setProperty(key, Integer.toString(nodes)));
    IN_SYNC.forEach(key -> properties.setProperty(key, Integer.toString(Math.max(1, nodes - 1))));
  }

  private String voters() {
    return IntStream.range(0, controllerPorts.size())
        .mapToObj(i -> "%d@127.0.0.1:%d".formatted(i + 1, controllerPorts.get(i)))
        .collect(Collectors.joining(","));
  }
}
