package io.memwall.collectors.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A configuration as a test writes it, for a machine that has nothing but what the test made. */
final class Written {
  static final String LEAST = "node: {id: n1}\nkafka: {bootstrap: 'k:9092'}\n";

  private final String text;
  private final Map<String, String> environment = new TreeMap<>();
  private Machine machine = new Machine(Map.of(), Path.of("/nowhere"), false);

  private Written(String text) {
    this.text = text;
  }

  static Written text(String text) {
    return new Written(text);
  }

  /** With what must be given, so that only the rest is judged. */
  static Written beside(String text) {
    return new Written(LEAST + text);
  }

  Written with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Files are looked for below a directory. */
  Written on(Path root) {
    machine = new Machine(Map.of(), root, true);
    return this;
  }

  ConfigReading reading() {
    return ConfigReading.of(
        text, "agent.yaml", new Machine(environment, machine.root(), machine.here()));
  }

  AgentConfig config() {
    ConfigReading reading = reading();
    assertThat(reading.mistakes()).isEmpty();
    return reading.config().orElseThrow();
  }

  List<String> mistakes() {
    ConfigReading reading = reading();
    assertThat(reading.config().isPresent()).isEqualTo(reading.mistakes().isEmpty());
    return reading.mistakes();
  }
}
