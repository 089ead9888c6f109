package io.memwall.bench.node;

import io.memwall.bench.Figure;
import io.memwall.bench.Report;
import io.memwall.engines.KafkaEngine;
import io.memwall.engines.KafkaOptions;
import io.memwall.schemas.TopicSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * The command: runs an agent against a broker of its own and prints what it took: share of a core,
 * resident memory, what the memory is made of, and the events that can be read from Kafka.
 */
public final class NodeCost {
  private static final String USAGE =
      "usage: NodeCost SECONDS [INTERFACE], with MEMWALL_AGENT naming the program that starts an agent";

  private static final double MIB = 1 << 20;

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
          agent.warmUp();
          new Report(figures(agent.watch(Integer.parseInt(args[0])))).tell();
          agent.memory(System.out);
        }
        new ReadBack(kafka.bootstrapServers()).print(System.out);
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

  private static List<Figure> figures(AgentProcess.Taken taken) {
    String how = "%.0f s after 20 s of warming up".formatted(taken.seconds());
    return List.of(
        Figure.of("agent, CPU", 100 * taken.cores(), "% of one core", how),
        Figure.of("agent, resident", taken.mostResident() / MIB, "MiB", how + "; the most"));
  }
}
