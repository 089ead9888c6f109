package io.memwall.streams.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.internals.AbstractPartitionAssignor;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives everything to one member of the group; the others stand by. Which alert explains another
 * can only be seen by who sees all, and alerts are few.
 */
public final class OneOwner extends AbstractPartitionAssignor {
  @Override
  public String name() {
    return "memwall-one-owner";
  }

  @Override
  public Map<String, List<TopicPartition>> assign(
      Map<String, Integer> partitions, Map<String, Subscription> subscriptions) {
    var owners = new TreeMap<String, List<TopicPartition>>();
    subscriptions.keySet().forEach(member -> owners.put(member, new ArrayList<>()));
    List<TopicPartition> all = owners.get(owner(subscriptions));
    partitions.forEach((topic, count) -> all.addAll(partitions(topic, count)));
    return owners;
  }

  /** Whoever has it keeps it: a hand-over costs reading the state again. */
  private static String owner(Map<String, Subscription> subscriptions) {
    var members = new TreeMap<>(subscriptions);
    return members.entrySet().stream()
        .filter(member -> !member.getValue().ownedPartitions().isEmpty())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(members::firstKey);
  }
}
