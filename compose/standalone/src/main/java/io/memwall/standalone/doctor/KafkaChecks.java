package io.memwall.standalone.doctor;

import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.standalone.stack.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Kafka: whether it answers, has the topics of the catalogue, and what it could not pass on. */
final class KafkaChecks {
  private static final long LETTERS_OF_S = 600;
  static final String FIX = "see that the broker runs and is reached; its log says what it lacks";

  private final Site site;
  private final SharedAdmin kafka;
  private final Instant now;

  KafkaChecks(Site site, SharedAdmin kafka, Instant now) {
    this.site = site;
    this.kafka = kafka;
    this.now = now;
  }

  Check cluster() {
    return Check.of(
        Stage.KAFKA,
        "answers",
        FIX,
        () -> {
          int nodes = kafka.get().describeCluster().nodes().get().size();
          String seen = "%d broker%s answer".formatted(nodes, nodes == 1 ? "" : "s");
          return List.of(Finding.ok(Stage.KAFKA, "answers", seen));
        });
  }

  Check topics() {
    return Check.of(Stage.KAFKA, "topics", FIX, this::compareTopics);
  }

  private List<Finding> compareTopics() throws Exception {
    Admin admin = kafka.get();
    var there = admin.listTopics().names().get();
    var wanted = wanted();
    var missing = wanted.keySet().stream().filter(name -> !there.contains(name)).toList();
    if (!missing.isEmpty()) {
      return List.of(
          Finding.broken(
              Stage.KAFKA,
              "topics",
              "missing, or not to be seen by this user: " + String.join(", ", missing),
              "memwall streams --config FILE --prepare makes them; a user needs DESCRIBE"));
    }
    return judged(admin.describeTopics(wanted.keySet()).allTopicNames().get(), wanted);
  }

  private static List<Finding> judged(
      Map<String, TopicDescription> topics, Map<String, Integer> wanted) {
    var findings = new ArrayList<Finding>();
    topics.forEach(
        (name, topic) -> {
          int count = topic.partitions().size();
          if (count != wanted.get(name)) {
            findings.add(wrongCount(name, count, wanted.get(name)));
          }
          if (topic.partitions().stream().anyMatch(one -> one.leader() == null)) {
            findings.add(
                Finding.broken(Stage.KAFKA, "topics", name + " has no leader", "start its broker"));
          }
          if (topic.partitions().stream().anyMatch(p -> p.isr().size() < p.replicas().size())) {
            findings.add(
                Finding.warn(
                    Stage.KAFKA, "topics", name + " lacks copies", "start the missing broker"));
          }
        });
    return findings.isEmpty()
        ? List.of(Finding.ok(Stage.KAFKA, "topics", "all %d as wanted".formatted(wanted.size())))
        : List.copyOf(findings);
  }

  private static Finding wrongCount(String name, int count, int wanted) {
    return Finding.broken(
        Stage.KAFKA,
        "topics",
        "%s has %d partitions, not %d".formatted(name, count, wanted),
        "delete the topic and make it anew (--prepare), or give all topics as many");
  }

  private Map<String, Integer> wanted() {
    var wanted = new HashMap<String, Integer>();
    Topics.all().stream().map(Topic::name).forEach(name -> wanted.put(name, site.partitions()));
    wanted.put(Topics.DEADLETTER, site.partitions());
    wanted.put(Topics.SCHEMAS, 1);
    return wanted;
  }

  /** Records with a schema nobody knows end there, too. */
  Check deadLetters() {
    return Check.mild(Stage.KAFKA, "dead letters", this::countLetters);
  }

  private List<Finding> countLetters() throws Exception {
    Admin admin = kafka.get();
    long since = now.minusSeconds(LETTERS_OF_S).toEpochMilli();
    var from = offsets(admin, OffsetSpec.forTimestamp(since));
    var to = offsets(admin, OffsetSpec.latest());
    long letters =
        to.entrySet().stream()
            .mapToLong(end -> recent(from.get(end.getKey()), end.getValue()))
            .sum();
    return List.of(
        letters == 0
            ? Finding.ok(Stage.KAFKA, "dead letters", "none in 10 min")
            : Finding.warn(
                Stage.KAFKA,
                "dead letters",
                "%,d records could not be read or stored in 10 min".formatted(letters),
                "memwall redrive says why and sends them back once that is mended"));
  }

  /** Kafka answers -1 when nothing is that young. */
  private static long recent(long from, long to) {
    return from < 0 ? 0 : to - from;
  }

  private Map<TopicPartition, Long> offsets(Admin admin, OffsetSpec spec) throws Exception {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    Stream<Integer> partitions = IntStream.range(0, site.partitions()).boxed();
    partitions.forEach(p -> asked.put(new TopicPartition(Topics.DEADLETTER, p), spec));
    var found = new HashMap<TopicPartition, Long>();
    admin.listOffsets(asked).all().get().forEach((at, info) -> found.put(at, info.offset()));
    return found;
  }
}
