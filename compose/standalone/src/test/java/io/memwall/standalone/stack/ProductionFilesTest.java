package io.memwall.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.config.ConfigReading;
import io.memwall.collectors.agent.config.Machine;
import io.memwall.collectors.agent.config.YamlFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configurations of the production layout are right, on machines with the files they name. */
final class ProductionFilesTest {
  private static final Path FILES = Path.of("..", "production").toAbsolutePath().normalize();

  @TempDir private Path root;

  @BeforeEach
  void makeSecrets() throws IOException {
    Path ours = Files.createDirectories(root.resolve("etc/memwall"));
    for (String name :
        List.of(
            "kafka-ca.pem",
            "host.p12",
            "host.p12.password",
            "kafka.password",
            "state.token",
            "clickhouse.password")) {
      Path file = Files.writeString(ours.resolve(name), "0123456789abcdef\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }
    Files.writeString(ours.resolve("rules.yaml"), "receivers: []\n");
  }

  private Machine machine() {
    return new Machine(Map.of(), root, true);
  }

  @Test
  void agent_isRight() {
    assertThat(ConfigReading.of(FILES.resolve("agent.yaml"), machine()).mistakes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams.yaml", "sink.yaml", "admin.yaml"})
  void processes_areRight_andAgreeAboutTopics(String name) {
    var read = YamlFile.read(FILES.resolve(name), machine(), StreamsPlan::read);
    assertThat(read.mistakes()).isEmpty();
    var scale = read.value().orElseThrow().scale();
    assertThat(List.of(scale.partitions(), scale.replication())).containsExactly(12, 3);
  }

  @Test
  void alerts_isRight_andSaysWhatItLacks() throws IOException {
    var read = YamlFile.read(FILES.resolve("alerts.yaml"), machine(), AlertsPlan::read);
    assertThat(read.mistakes()).isEmpty();
    Files.delete(root.resolve("etc/memwall/rules.yaml"));
    assertThat(YamlFile.read(FILES.resolve("alerts.yaml"), machine(), AlertsPlan::read).mistakes())
        .singleElement()
        .asString()
        .contains("rules", "is not there");
  }

  @Test
  void brokers_areToldWhatKafkaKnows() throws IOException {
    var properties = new Properties();
    try (Reader in = Files.newBufferedReader(FILES.resolve("broker.properties"))) {
      properties.load(in);
    }
    var known = new HashSet<String>(AbstractKafkaConfig.CONFIG_DEF.names());
    // The authorizer's own.
    known.addAll(List.of("super.users", "allow.everyone.if.no.acl.found"));
    assertThat(properties.stringPropertyNames())
        .isNotEmpty()
        .allMatch(key -> known.contains(key.replaceFirst("^listener\\.name\\.\\w+\\.", "")));
  }
}
