package io.memwall.engines;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The child that is one Kafka node; {@link KafkaEngine} starts it. */
public final class KafkaBrokerMain {
  private KafkaBrokerMain() {}

  /**
   * Runs until standard input ends or a signal comes.
   *
   * @param args the server's properties file, and the file to create when clients may come
   */
  public static void main(String[] args) throws Exception {
    Parent.leaveTerminal();
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
      properties.load(in);
    }
    formatOnce(properties);
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-stop"));
    Parent.whenGone(() -> System.exit(0));
    server.startup();
    Files.writeString(Path.of(args[1]), properties.getProperty("listeners"));
    server.awaitShutdown();
  }

  private static void formatOnce(Properties properties) throws Exception {
    String directory = properties.getProperty("log.dirs");
    if (Files.exists(Path.of(directory, "meta.properties"))) {
      return;
    }
    new Formatter()
        .setPrintStream(new PrintStream(System.out, true))
        .setClusterId(cluster(properties))
        .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(directory)
        .addDirectory(directory)
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setHasDynamicQuorum(false)
        .setScramArguments(users(properties))
        .run();
  }

  private static String cluster(Properties properties) {
    String shared = properties.getProperty(KafkaMember.CLUSTER);
    return shared == null ? Uuid.randomUuid().toString() : shared;
  }

  private static List<String> users(Properties properties) {
    String users = properties.getProperty(KafkaGuard.USERS, "");
    return users.isEmpty() ? List.of() : List.of(users.split(";"));
  }
}
