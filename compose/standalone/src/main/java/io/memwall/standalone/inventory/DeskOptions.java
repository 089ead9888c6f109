package io.memwall.standalone.inventory;

import io.memwall.collectors.agent.InventoryDesk;
import io.memwall.collectors.agent.inventory.Declaration;
import io.memwall.collectors.agent.inventory.DeclarationException;
import io.memwall.collectors.agent.inventory.InventoryChange;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.standalone.stack.Places;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which fabric is meant. */
final class DeskOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "The Kafka of the fabric; without it that of the stack that runs.")
  private String kafka;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "Settings of the Kafka client, such as those of TLS, as properties.")
  private Path kafkaConfig;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The stack that runs on this directory.")
  private Path data;

  @Option(
      names = "--fabric",
      defaultValue = "default",
      description = "The fabric's name, as its agents have it; default ${DEFAULT-VALUE}.")
  private String fabric;

  @Option(
      names = "--site",
      defaultValue = "default",
      description = "The site's name; default ${DEFAULT-VALUE}.")
  private String site;

  InventoryDesk desk() throws IOException {
    String servers =
        kafka == null ? Places.ofUser().theRunning(Optional.ofNullable(data)).kafka() : kafka;
    return new InventoryDesk(new KafkaTarget(servers, settings()), fabric, site);
  }

  private Map<String, String> settings() throws IOException {
    var settings = new HashMap<String, String>();
    if (kafkaConfig != null) {
      var read = new Properties();
      try (Reader in = Files.newBufferedReader(kafkaConfig)) {
        read.load(in);
      }
      read.stringPropertyNames().forEach(name -> settings.put(name, read.getProperty(name)));
    }
    return settings;
  }

  /** Reads a declaration; its mistakes are the caller's. */
  Declaration declaration(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new ParameterException(spec.commandLine(), file + " cannot be read");
    }
    try {
      return Declaration.parse(Files.readString(file));
    } catch (DeclarationException e) {
      throw wrong(file, e.mistakes());
    }
  }

  /** Every reference must lead to something that is declared, here or elsewhere. */
  void check(Path file, InventoryDesk desk, Declaration declared) {
    List<String> dangling = InventoryChange.dangling(desk.known(), declared);
    if (!dangling.isEmpty()) {
      throw wrong(file, dangling);
    }
  }

  private ParameterException wrong(Path file, List<String> mistakes) {
    for (String each : mistakes) {
      spec.commandLine().getErr().println(file + ": " + each);
    }
    return new ParameterException(
        spec.commandLine(), "%s has %d mistakes".formatted(file, mistakes.size()));
  }
}
