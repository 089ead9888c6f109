package io.memwall.bench.node;

import io.memwall.bench.Traffic;
import io.memwall.engines.KafkaEngine;
import io.memwall.engines.KafkaOptions;
import io.memwall.schemas.TopicSetup;
import io.memwall.schemas.events.Health;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * The command: what an agent takes that captures a link with so many frames a second. A row says
 * what was sent while it was watched, what the agent took for it, and, from the agent's own reports
 * over its whole life, how many frames it saw and how many found no room in its ring.
 */
public final class NodeLoad {
  private static final String USAGE =
      "usage: NodeLoad SECONDS SENDING CAPTURED, with MEMWALL_AGENT naming the program that starts an agent";
  private static final String HEADER =
      "asked/s   sent/s  of one core, percent  us CPU/frame  resident MiB  frames seen  dropped";
  private static final List<Integer> RATES = List.of(0, 100_000, 500_000);
  private static final int REQUESTS = 5_000;

  private final int seconds;
  private final String sending;
  private final String captured;
  private final Traffic traffic = Traffic.record(REQUESTS);

  private NodeLoad(String[] args) {
    seconds = Integer.parseInt(args[0]);
    sending = args[1];
    captured = args[2];
  }

  public static void main(String[] args) throws Exception {
    if (args.length != 3 || System.getenv("MEMWALL_AGENT") == null) {
      System.err.println(USAGE);
      System.exit(2);
    }
    var load = new NodeLoad(args);
    System.out.println(HEADER);
    for (int rate : RATES) {
      load.row(rate, System.out);
    }
  }

  private void row(int rate, PrintStream out) throws Exception {
    Path directory = Files.createTempDirectory("memwall-node");
    try (KafkaEngine kafka = KafkaEngine.start(KafkaOptions.in(directory.resolve("kafka")))) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
        new TopicSetup(admin, 3, 1).ensure();
      }
      Path config = directory.resolve("agent.yaml");
      Files.writeString(config, yaml(directory, kafka.bootstrapServers()));
      var sender = new PacedSender(traffic, sending, rate);
      Measured measured = measured(config, sender, rate);
      print(rate, measured, new ReadBack(kafka.bootstrapServers()).reports(), out);
    }
  }

  private record Measured(AgentProcess.Taken taken, double sentPerSecond) {}

  private Measured measured(Path config, PacedSender sender, int rate)
      throws IOException, InterruptedException {
    var thread = new Thread(sender, "sender");
    try (var agent = AgentProcess.start(System.getenv("MEMWALL_AGENT"), config)) {
      agent.warmUp();
      if (rate > 0) {
        thread.start();
        // The compiler's share of the first seconds under load is no part of the figure.
        agent.watch(seconds);
      }
      long before = sender.sent();
      AgentProcess.Taken taken = agent.watch(seconds);
      double perSecond = (sender.sent() - before) / taken.seconds();
      sender.stop();
      thread.join();
      return new Measured(taken, perSecond);
    }
  }

  private static void print(int rate, Measured measured, List<Health> reports, PrintStream out) {
    long frames = reports.stream().mapToLong(Health::getFrames).sum();
    long drops =
        reports.stream().mapToLong(each -> each.getDrops() == null ? 0 : each.getDrops()).sum();
    double cores = measured.taken().cores();
    String each =
        measured.sentPerSecond() == 0
            ? "-"
            : "%.2f".formatted(cores * 1e6 / measured.sentPerSecond());
    out.printf(
        "%,7d  %,7.0f  %20.2f  %12s  %12d  %,11d  %,7d%n",
        rate,
        measured.sentPerSecond(),
        100 * cores,
        each,
        measured.taken().mostResident() >> 20,
        frames,
        drops);
  }

  private String yaml(Path directory, String brokers) {
    return """
        node: {id: bench, data_dir: %s}
        kafka: {bootstrap: "%s"}
        capture: {interfaces: [{name: %s, promiscuous: true}]}
        limits: {cpu: 2, memory: 512MiB}
        """
        .formatted(directory, brokers, captured);
  }
}
