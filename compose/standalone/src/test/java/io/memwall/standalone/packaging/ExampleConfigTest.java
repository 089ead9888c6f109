package io.memwall.standalone.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.config.AgentConfig;
import io.memwall.collectors.agent.config.ConfigReading;
import io.memwall.collectors.agent.config.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration we ship is right, on a machine that has the files it names. */
class ExampleConfigTest {
  @TempDir Path root;

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> examples = Files.list(Shipped.at("agent/examples"))) {
      return Stream.concat(
          Stream.of(Shipped.at("agent/agent.yaml")), examples.sorted().toList().stream());
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void example_isRight(Path file) throws IOException {
    ConfigReading reading = ConfigReading.of(file, machine());
    assertThat(reading.mistakes()).isEmpty();
    assertThat(reading.config()).isPresent();
  }

  @Test
  void examples_areOnePerShapeOfSite() throws IOException {
    assertThat(shipped().map(file -> file.getFileName().toString()))
        .containsExactly(
            "agent.yaml",
            "cxl-numa.yaml",
            "fpga-pool.yaml",
            "plain-host.yaml",
            "switch-sidecar.yaml");
  }

  @Test
  void switchSidecar_hasIntakeOnlyAndAsksForProof() throws IOException {
    AgentConfig config = config("switch-sidecar.yaml");
    assertThat(config.capture().interfaces()).isEmpty();
    assertThat(config.host().enabled()).isFalse();
    assertThat(config.links().enabled()).isFalse();
    assertThat(config.intake().server().token()).isPresent();
    assertThat(config.intake().server().tls()).isPresent();
  }

  @Test
  void cxlHost_capturesNothing() throws IOException {
    AgentConfig config = config("cxl-numa.yaml");
    assertThat(config.capture().interfaces()).isEmpty();
    assertThat(config.host().enabled()).isTrue();
  }

  @Test
  void withoutItsSecrets_exampleSaysWhichAreMissing() {
    ConfigReading reading =
        ConfigReading.of(
            Shipped.at("agent/examples/switch-sidecar.yaml"), new Machine(Map.of(), root, true));
    assertThat(reading.mistakes())
        .hasSize(6)
        .allMatch(line -> line.contains("is not there"))
        .anyMatch(line -> line.contains("kafka.security.password_file"));
  }

  private AgentConfig config(String example) throws IOException {
    return ConfigReading.of(Shipped.at("agent/examples/" + example), machine())
        .config()
        .orElseThrow();
  }

  private Machine machine() throws IOException {
    Path etc = Files.createDirectories(root.resolve("etc"));
    Files.writeString(etc.resolve("machine-id"), "0123456789abcdef0123456789abcdef\n");
    Path ours = Files.createDirectories(etc.resolve("memwall"));
    for (String name :
        Stream.of(
                "kafka-ca.pem",
                "kafka.password",
                "intake.token",
                "intake.p12",
                "intake.password",
                "clients-ca.pem")
            .toList()) {
      Path file = Files.writeString(ours.resolve(name), "0123456789abcdef\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }
    return new Machine(Map.of(), root, true);
  }
}
