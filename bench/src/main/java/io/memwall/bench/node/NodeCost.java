package io.memwall.bench.node;

import io.memwall.engines.KafkaEngine;
import io.memwall.engines.KafkaOptions;
import io.memwall.schemas.Topic;
import io.memwall.schemas.TopicSetup;
import io.memwall.schemas.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * The command: runs an agent against a broker of its own and prints what it took: share of a core,
 * resident memory, what the memory is made of, and the events that can be read from Kafka.
 */
public final class NodeCost {
  private static final String USAGE =
      "usage: NodeCost SECONDS [INTERFACE], with MEMWALL_AGENT set to the java options and the jar";

  private NodeCost() {}

  public static void main(String[] args) throws Exception {
    if (args.length < 1 || System.getenv("MEMWALL_AGENT") == null) {
      System.err.println(USAGE);
      System.exit(2);
    }
    Path directory = Files.createTempDirectory("memwall-node");
    try (KafkaEngine kafka = KafkaEngine.start(KafkaOptions.in(directory.resolve("kafka")))) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
        new TopicSetup(admin, 3, 1).ensure();
        Path config = directory.resolve("agent.yaml");
        Files.writeString(config, yaml(directory, kafka.bootstrapServers(), args));
        try (var agent = AgentProcess.start(System.getenv("MEMWALL_AGENT"), config)) {
          agent.watch(Integer.parseInt(args[0]), System.out);
        }
        events(admin, System.out);
      }
    }
  }

  private static String yaml(Path directory, String brokers, String[] args) {
    String capture = args.length > 1 ? "capture: {interfaces: [{name: " + args[1] + "}]}\n" : "";
    return """
        node: {id: bench, data_dir: %s}
        kafka: {bootstrap: "%s"}
        host: {interval: 1s}
        links: {interval: 1s}
        http: {listen: "http://127.0.0.1:0"}
        """
            .formatted(directory, brokers)
        + capture;
  }

  private static void events(Admin admin, PrintStream out)
      throws InterruptedException, ExecutionException, IOException {
    List<String> names = Topics.all().stream().map(Topic::name).toList();
    Map<TopicPartition, OffsetSpec> ends =
        admin.describeTopics(names).allTopicNames().get().values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(p -> new TopicPartition(topic.name(), p.partition())))
            .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    Map<String, Long> counts =
        admin.listOffsets(ends).all().get().entrySet().stream()
            .filter(each -> each.getValue().offset() > 0)
            .collect(
                Collectors.groupingBy(
                    each -> each.getKey().topic(),
                    java.util.TreeMap::new,
                    Collectors.summingLong(each -> each.getValue().offset())));
    out.println("records in Kafka, by topic (reports stand in every partition):");
    counts.forEach((topic, count) -> out.printf("  %-28s %,d%n", topic, count));
  }
}
