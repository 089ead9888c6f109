package io.memwall.collectors.agent.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration as it was read.
 *
 * @param config there exactly when nothing is wrong
 * @param mistakes a line each, in the order of the file; none holds a secret
 * @param effective what is in effect and where each value comes from, as YAML that reads as the
 *     same
 */
public record ConfigReading(Optional<AgentConfig> config, List<String> mistakes, String effective) {

  public ConfigReading {
    mistakes = List.copyOf(mistakes);
  }

  /** Reads a file and the environment of a machine. */
  public static ConfigReading of(Path file, Machine machine) {
    return of(YamlFile.read(file, machine, AgentConfig::read));
  }

  /**
   * Tells what is in effect from anything else, wherever it was written: 16 hexadecimal digits.
   * Secrets have no part in it.
   */
  public Optional<String> fingerprint() {
    return config.map(c -> digest(effective.replaceAll("  # .*", "")));
  }

  /** Every key there is, as the documentation lists them. */
  static List<KeyNote> keys() {
    var reading = new Reading(new Machine(Map.of(), Path.of("/"), false));
    new Section(reading, "", Value.Fields.none(new Place("", 0)), new Shown.Group())
        .read(AgentConfig::read);
    return List.copyOf(reading.notes());
  }

  private static String digest(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * @param name of the file, for messages
   */
  static ConfigReading of(String text, String name, Machine machine) {
    return of(YamlFile.of(text, name, machine, AgentConfig::read));
  }

  private static ConfigReading of(YamlFile<AgentConfig> file) {
    return new ConfigReading(file.value(), file.mistakes(), file.effective());
  }
}
