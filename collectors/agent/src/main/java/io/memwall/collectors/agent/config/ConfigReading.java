package io.memwall.collectors.agent.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    String name = String.valueOf(file.getFileName());
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return of(UTF_8.newDecoder().decode(bytes).toString(), name, machine);
    } catch (NoSuchFileException e) {
      return unreadable(file + ": is not there");
    } catch (CharacterCodingException e) {
      return unreadable(file + ": is no text in UTF-8");
    } catch (IOException e) {
      return unreadable(file + ": cannot be read: " + e.getClass().getSimpleName());
    }
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
    read("", "", reading, new Shown.Group());
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

  private static ConfigReading unreadable(String why) {
    return new ConfigReading(Optional.empty(), List.of(why), "");
  }

  /**
   * @param name of the file, for messages
   */
  static ConfigReading of(String text, String name, Machine machine) {
    var reading = new Reading(machine);
    var shown = new Shown.Group();
    AgentConfig config = read(text, name, reading, shown);
    List<String> mistakes = reading.all().stream().map(Mistake::line).toList();
    var effective = new StringBuilder();
    shown.writeMembers(0, effective);
    return new ConfigReading(
        mistakes.isEmpty() ? Optional.of(config) : Optional.empty(),
        mistakes,
        effective.toString());
  }

  private static AgentConfig read(String text, String name, Reading reading, Shown.Group shown) {
    Value value = YamlText.read(text, line -> new Place(name, line), reading::mistake);
    boolean section = value instanceof Value.Fields;
    if (!section && !(value instanceof Value.Nothing)) {
      reading.mistake(
          new Mistake(value.place(), "", Optional.empty(), "holds no keys", "", Optional.empty()));
    }
    var fields = section ? (Value.Fields) value : Value.Fields.none(new Place(name, 0));
    return new Section(reading, "", fields, shown).read(AgentConfig::read);
  }
}
