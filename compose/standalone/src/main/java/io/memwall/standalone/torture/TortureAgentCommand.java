package io.memwall.standalone.torture;

import io.memwall.collectors.agent.config.ConfigReading;
import io.memwall.collectors.agent.config.Machine;
import io.memwall.collectors.agent.publish.DeliverySettings;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.SpooledOutlet;
import io.memwall.collectors.agent.spool.SpoolSettings;
import io.memwall.schemas.Nanos;
import io.memwall.standalone.CommandException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The agent that is tortured: a process of its own, so that it can be killed. */
@Command(
    name = "torture-agent",
    hidden = true,
    description = "An agent under load, for torture; ends with its standard input.")
public final class TortureAgentCommand implements Callable<Integer> {
  /** The release that needs no other one. */
  static final String PRESENT = "present";

  private static final UUID BOOT = new UUID(7, 7);
  private static final long TICK_MS = 50;
  private static final int SAY_EVERY = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  @Spec private CommandSpec spec;

  @Option(names = "--kafka")
  private String kafka;

  @Option(names = "--config", description = "An agent's; its Kafka is used, with TLS and login.")
  private Path config;

  @Option(names = "--node", required = true)
  private String node;

  @Option(names = "--spool", required = true)
  private Path spool;

  @Option(names = "--truth", required = true)
  private Path truth;

  @Option(names = "--seed", required = true)
  private long seed;

  private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();

  @Override
  public Integer call() throws Exception {
    Instant start = Instant.now();
    var identity = new Identity(node, BOOT, Nanos.of(start), "torture", "simulated", "");
    var settings = DeliverySettings.of(target(), SpoolSettings.in(spool)).withPatience(PATIENCE);
    var reader = new Thread(this::read, "orders");
    reader.setDaemon(true);
    reader.start();
    try (var lines =
            Files.newOutputStream(truth, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var outlet =
            new TruthOutlet(SpooledOutlet.open(settings, identity, Clock.systemUTC()), lines);
        var load = new Load(identity, start, seed, outlet)) {
      run(load, outlet);
    }
    say("stopped");
    return ExitCode.OK;
  }

  private KafkaTarget target() {
    if (config == null) {
      return KafkaTarget.at(kafka);
    }
    var reading = ConfigReading.of(config, Machine.thisOne(System.getenv()));
    return reading
        .config()
        .map(one -> one.kafka().target())
        .orElseThrow(
            () -> new CommandException(String.join(System.lineSeparator(), reading.mistakes())));
  }

  /** The end of its input is the end of whoever started it. */
  private void read() {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        orders.add(line);
      }
    } catch (IOException e) {
      // The same as its end.
    }
    orders.add("stop");
  }

  private void run(Load load, TruthOutlet outlet) throws InterruptedException {
    for (int tick = 0; ; tick++) {
      String order = orders.poll(TICK_MS, TimeUnit.MILLISECONDS);
      if ("stop".equals(order)) {
        return;
      }
      if (order != null) {
        obey(order.split(" "), load, outlet);
      }
      load.advance(Instant.now());
      if (tick % SAY_EVERY == 0) {
        var waiting = outlet.waiting();
        say(
            "connected=%s spool=%d lost=%s"
                .formatted(outlet.connected(), waiting.spoolBytes(), outlet.lost()));
      }
    }
  }

  private void obey(String[] order, Load load, TruthOutlet outlet) {
    switch (order[0]) {
      case "lose" -> outlet.loseOne();
      case "malformed" -> load.malformed(Integer.parseInt(order[1]));
      case "release" ->
          outlet.writeAs(
              order[1].equals(PRESENT)
                  ? Optional.empty()
                  : Optional.of(OtherRelease.named(order[1])));
      case "step" -> load.step(Duration.ofMillis(Long.parseLong(order[1])));
      default -> throw new IllegalArgumentException("no such order: " + order[0]);
    }
    say("done " + String.join(" ", order));
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
