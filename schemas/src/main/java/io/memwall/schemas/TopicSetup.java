package io.memwall.schemas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Creates what is missing of the catalogue. Running it again, or twice at once, changes nothing.
 */
public final class TopicSetup {
  private static final Duration LEADERS_WITHIN = Duration.ofSeconds(30);
  private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(100);

  private final Admin admin;
  private final int partitions;
  private final short replication;

  /**
   * @param partitions of every topic but the schema log
   * @param replication copies of each partition
   */
  public TopicSetup(Admin admin, int partitions, int replication) {
    this.admin = admin;
    this.partitions = partitions;
    this.replication = (short) replication;
  }

  /**
   * Creates the missing topics.
   *
   * @return the names of those created
   * @throws IllegalStateException if a topic stands with another partition count
   */
  public List<String> ensure() {
    Map<String, NewTopic> wanted =
        wanted().stream().collect(Collectors.toMap(NewTopic::name, topic -> topic));
    try {
      var existing = admin.listTopics().names().get();
      checkPartitions(
          wanted.keySet().stream().filter(existing::contains).sorted().toList(), wanted);
      var missing = wanted.values().stream().filter(t -> !existing.contains(t.name())).toList();
      return create(missing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while creating topics", e);
    } catch (ExecutionException e) {
      throw new KafkaException("topics cannot be created: " + e.getCause().getMessage(), e);
    }
  }

  private List<String> create(List<NewTopic> missing)
      throws InterruptedException, ExecutionException {
    var created = new ArrayList<String>();
    for (var result : admin.createTopics(missing).values().entrySet()) {
      try {
        result.getValue().get();
        created.add(result.getKey());
      } catch (ExecutionException e) {
        // Another process was quicker: that is as good.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
    created.sort(null);
    awaitLeaders(missing);
    return List.copyOf(created);
  }

  /**
   * Returns when every partition has a leader that answers. Before that, the first batch of a
   * producer may be refused and its second one taken; the first is then out of order for ever, and
   * given up after the delivery timeout.
   */
  private void awaitLeaders(List<NewTopic> topics) throws InterruptedException, ExecutionException {
    var ends = new HashMap<TopicPartition, OffsetSpec>();
    for (NewTopic topic : topics) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    long giveUpAt = System.nanoTime() + LEADERS_WITHIN.toNanos();
    while (!answered(ends)) {
      if (System.nanoTime() > giveUpAt) {
        throw new KafkaException(
            "new topics have no leaders after " + LEADERS_WITHIN.toSeconds() + " s");
      }
      Thread.sleep(ASK_AGAIN_AFTER.toMillis());
    }
  }

  /**
   * Whether all leaders answered. The client asks again by itself while a leader is missing, but
   * not always for a topic that the broker it asks has not heard of yet.
   */
  private boolean answered(Map<TopicPartition, OffsetSpec> ends)
      throws InterruptedException, ExecutionException {
    try {
      admin.listOffsets(ends).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  private void checkPartitions(List<String> names, Map<String, NewTopic> wanted)
      throws InterruptedException, ExecutionException {
    for (var topic : admin.describeTopics(names).allTopicNames().get().values()) {
      int want = wanted.get(topic.name()).numPartitions();
      if (topic.partitions().size() != want) {
        throw new IllegalStateException(
            "topic %s has %d partitions, the others %d: they are read side by side and must agree"
                .formatted(topic.name(), topic.partitions().size(), want));
      }
    }
  }

  private List<NewTopic> wanted() {
    var topics = new ArrayList<NewTopic>();
    for (Topic<?> topic : Topics.all()) {
      topics.add(topic(topic.name(), partitions, topic.keeps()));
    }
    topics.add(topic(Topics.DEADLETTER, partitions, Topics.DEADLETTER_RETENTION));
    topics.add(topic(Topics.SCHEMAS, 1, Topic.Retention.latestOfEachKey()));
    return topics;
  }

  private NewTopic topic(String name, int count, Topic.Retention keeps) {
    return new NewTopic(name, count, replication).configs(Topic.settings(keeps, count));
  }
}
