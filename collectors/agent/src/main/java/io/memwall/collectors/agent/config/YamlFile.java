package io.memwall.collectors.agent.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A YAML file as it was read into typed records, with everything wrong said at once.
 *
 * @param value there exactly when nothing is wrong
 * @param mistakes a line each, in the order of the file; none holds a secret
 * @param effective what is in effect and where each value comes from, as YAML that reads as the
 *     same
 */
public record YamlFile<T>(Optional<T> value, List<String> mistakes, String effective) {
  public YamlFile {
    mistakes = List.copyOf(mistakes);
  }

  /**
   * Reads a file and the environment of a machine.
   *
   * @param read asks the outermost section for its keys
   */
  public static <T> YamlFile<T> read(Path file, Machine machine, Function<Section, T> read) {
    String name = String.valueOf(file.getFileName());
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return of(UTF_8.newDecoder().decode(bytes).toString(), name, machine, read);
    } catch (NoSuchFileException e) {
      return unreadable(file + ": is not there");
    } catch (CharacterCodingException e) {
      return unreadable(file + ": is no text in UTF-8");
    } catch (IOException e) {
      return unreadable(file + ": cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static <T> YamlFile<T> unreadable(String why) {
    return new YamlFile<>(Optional.empty(), List.of(why), "");
  }

  /**
   * The same with a text that is at hand.
   *
   * @param name of the file, for messages
   */
  public static <T> YamlFile<T> of(
      String text, String name, Machine machine, Function<Section, T> read) {
    var reading = new Reading(machine);
    var shown = new Shown.Group();
    Value value = YamlText.read(text, line -> new Place(name, line), reading::mistake);
    boolean section = value instanceof Value.Fields;
    if (!section && !(value instanceof Value.Nothing)) {
      reading.mistake(
          new Mistake(value.place(), "", Optional.empty(), "holds no keys", "", Optional.empty()));
    }
    var fields = section ? (Value.Fields) value : Value.Fields.none(new Place(name, 0));
    T result = new Section(reading, "", fields, shown).read(read);
    List<String> mistakes = reading.all().stream().map(Mistake::line).toList();
    var effective = new StringBuilder();
    shown.writeMembers(0, effective);
    return new YamlFile<>(
        mistakes.isEmpty() ? Optional.of(result) : Optional.empty(),
        mistakes,
        effective.toString());
  }
}
