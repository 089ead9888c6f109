package io.memwall.standalone.inventory;

import io.memwall.collectors.agent.InventoryDesk;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.standalone.stack.Places;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Which fabric is meant. */
final class DeskOptions {
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
}
