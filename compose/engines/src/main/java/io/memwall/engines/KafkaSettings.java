package io.memwall.engines;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;

/** Server properties of a node: shipped defaults plus what depends on the machine. */
final class KafkaSettings {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private KafkaSettings() {}

  /**
   * @param options whose ports may still be 0
   */
  static Path write(EngineHome home, KafkaOptions options, int port, int controllerPort)
      throws IOException {
    Properties properties = new Properties();
    properties.load(Template.open("kafka.properties"));
    String client = "PLAINTEXT://127.0.0.1:" + port;
    String controller = "CONTROLLER://127.0.0.1:" + controllerPort;
    properties.setProperty("listeners", client + "," + controller);
    properties.setProperty("advertised.listeners", client);
    properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.setProperty("log.dirs", home.data().toString());
    options.member().ifPresent(member -> member.apply(properties));
    options.guard().ifPresent(guard -> guard.apply(properties, "127.0.0.1:" + port, controller));
    Path file = home.conf().resolve("kafka.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      // Passwords come after this.
      Files.setPosixFilePermissions(file, OWNER);
      properties.store(out, "written anew at each start");
    }
    return file;
  }
}
