package io.memwall.engines;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Server properties of the single node: shipped defaults plus what depends on the machine. */
final class KafkaSettings {
  private KafkaSettings() {}

  static Path write(EngineHome home, int port, int controllerPort) throws IOException {
    Properties properties = new Properties();
    properties.load(Template.open("kafka.properties"));
    String client = "PLAINTEXT://127.0.0.1:" + port;
    properties.setProperty("listeners", client + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.setProperty("advertised.listeners", client);
    properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.setProperty("log.dirs", home.data().toString());
    Path file = home.conf().resolve("kafka.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, "written anew at each start");
    }
    return file;
  }
}
