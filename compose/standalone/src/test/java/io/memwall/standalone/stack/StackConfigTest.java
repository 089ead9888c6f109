package io.memwall.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.config.ConfigReading;
import io.memwall.collectors.agent.config.Machine;
import io.memwall.collectors.agent.config.YamlFile;
import io.memwall.standalone.rules.RulesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configurations that the stack's containers mount are right where their files are. */
class StackConfigTest {
  private static final Path SERVER = Path.of("..", "server");

  @TempDir private Path root;

  @Test
  void streams_findTheirSecretAndTheirRules() throws IOException {
    Path secrets = Files.createDirectories(root.resolve("run/secrets"));
    Path password = Files.writeString(secrets.resolve("memwall_writer_password"), "0123456789");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r-----"));
    Path rules = root.resolve("rules.yaml");
    Files.copy(SERVER.resolve("rules.yaml"), rules);
    // Looked for below the machine's root, and read where it is named.
    Path below = root.resolve(rules.toString().substring(1));
    Files.createDirectories(below.getParent());
    Files.copy(rules, below);
    String text = Files.readString(SERVER.resolve("streams.yaml"));
    Path file = root.resolve("streams.yaml");
    Files.writeString(file, text.replace("/etc/memwall/rules.yaml", rules.toString()));

    var reading = YamlFile.read(file, new Machine(Map.of(), root, true), StreamsPlan::read);

    assertThat(reading.mistakes()).isEmpty();
    StreamsPlan plan = reading.value().orElseThrow();
    assertThat(plan.parts()).containsExactlyElementsOf(Pipeline.everything());
    assertThat(plan.tables().orElseThrow().user()).isEqualTo("memwall_writer");
    assertThat(plan.http()).isPresent();
  }

  @Test
  void rules_tellAlertmanager() {
    var rules = RulesFile.required(Optional.of(SERVER.resolve("rules.yaml")));
    assertThat(rules.alerts().receivers()).hasSize(1);
  }

  @Test
  void agent_isRight() throws IOException {
    Path etc = Files.createDirectories(root.resolve("etc"));
    Files.writeString(etc.resolve("machine-id"), "0123456789abcdef0123456789abcdef\n");
    var reading = ConfigReading.of(SERVER.resolve("agent.yaml"), new Machine(Map.of(), root, true));
    assertThat(reading.mistakes()).isEmpty();
  }
}
