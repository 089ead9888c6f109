package io.memwall.standalone.doctor;

import io.memwall.standalone.stack.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Who reads on behalf of topologies, sink and alerts, and how far behind. Brokers put out a member
 * that has not been heard for 10 s, so a frozen process shows here wherever it runs.
 */
final class GroupChecks {
  private static final long MUCH = 100_000;

  private final Site site;
  private final SharedAdmin kafka;

  GroupChecks(Site site, SharedAdmin kafka) {
    this.site = site;
    this.kafka = kafka;
  }

  List<Check> all() {
    var checks = new ArrayList<Check>();
    for (String group : site.topologies()) {
      checks.add(reading(Stage.STREAMS, group, "memwall streams"));
    }
    checks.add(reading(Stage.SINK, site.sink(), "memwall streams with the part sink"));
    checks.add(reading(Stage.ALERTS, site.alerts(), "memwall alerts"));
    return checks;
  }

  private Check reading(Stage stage, String group, String command) {
    String name = group.replaceFirst("^memwall-", "");
    return Check.of(
        stage,
        name,
        KafkaChecks.FIX,
        () -> {
          Admin admin = kafka.get();
          return List.of(judged(stage, name, described(admin, group), lag(admin, group), command));
        });
  }

  private static ConsumerGroupDescription described(Admin admin, String group) throws Exception {
    return admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get();
  }

  private static Finding judged(
      Stage stage, String name, ConsumerGroupDescription group, long lag, String command) {
    GroupState state = group.groupState();
    int members = group.members().size();
    String seen = "%s, %d members, %,d records behind".formatted(state, members, lag);
    if (members == 0) {
      return absent(stage, name, command);
    }
    if (state != GroupState.STABLE) {
      return Finding.warn(
          stage, name, seen, "wait: partitions are moving; if it lasts, see the process's log");
    }
    return lag > MUCH
        ? Finding.warn(stage, name, seen, "give it time, or more processes: docs/operations.md")
        : Finding.ok(stage, name, seen);
  }

  /** Of alerts, nothing else depends on: a site may do without. */
  static Finding absent(Stage stage, String name, String command) {
    String seen = "nobody has worked for 10 s: no process is a member of the group";
    String fix = "start " + command + ", or wake its process if it is frozen (kill -CONT PID)";
    return stage == Stage.ALERTS
        ? Finding.warn(stage, name, seen, fix)
        : Finding.broken(stage, name, seen, fix);
  }

  private static long lag(Admin admin, String group) throws Exception {
    var committed = committed(admin, group);
    var ends = new HashMap<TopicPartition, OffsetSpec>();
    committed.keySet().forEach(partition -> ends.put(partition, OffsetSpec.latest()));
    return admin.listOffsets(ends).all().get().entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue().offset() - committed.get(end.getKey())))
        .sum();
  }

  private static Map<TopicPartition, Long> committed(Admin admin, String group) throws Exception {
    var committed = new HashMap<TopicPartition, Long>();
    try {
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach(
              (partition, at) -> {
                if (at != null) {
                  committed.put(partition, at.offset());
                }
              });
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw e;
      }
    }
    return committed;
  }
}
