package io.memwall.collectors.agent.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A part of the configuration, asked key by key; what nobody asked for is a mistake. */
public final class Section {
  private final Reading reading;
  private final String path;
  private final Value.Fields fields;
  private final Shown.Group shown;
  private final Set<String> asked = new HashSet<>();

  Section(Reading reading, String path, Value.Fields fields, Shown.Group shown) {
    this.reading = reading;
    this.path = path;
    this.fields = fields;
    this.shown = shown;
  }

  /**
   * Asks for a key.
   *
   * @param about what the key does, one clause for the documentation
   */
  public Ask ask(String name, String about) {
    asked.add(name);
    return new Ask(this, name, about);
  }

  /** Reads a section within; one that is not written has all its defaults. */
  public <T> T section(String name, Function<Section, T> read) {
    asked.add(name);
    Value value = fields.fields().getOrDefault(name, Value.Fields.none(fields.place()));
    Shown.Group inside = shown.group(name);
    return new Section(reading, key(name), asFields(key(name), value), inside).read(read);
  }

  /** Reads everything there is to ask, then names what is left. */
  <T> T read(Function<Section, T> read) {
    T result = read.apply(this);
    for (Map.Entry<String, Value> each : fields.fields().entrySet()) {
      if (!asked.contains(each.getKey())) {
        reading.unknown(path, each.getKey(), each.getValue());
      }
    }
    return result;
  }

  /**
   * Reads a list of sections; an item that is a single word is a section with that key alone.
   *
   * @param mainKey the key a single word stands for
   * @param about what the list is, for the documentation
   */
  public <T> List<T> sections(
      String name, String mainKey, String about, Function<Section, T> read) {
    asked.add(name);
    String list = key(name);
    reading.note(
        new KeyNote(list, "a list of sections, or of words for " + mainKey, "none", about));
    var blank =
        new Section(
            reading.blank(), list + "[]", Value.Fields.none(Place.DEFAULT), new Shown.Group());
    blank.read(read);
    List<T> found = new ArrayList<>();
    Shown.Groups groups = shown.groups(name);
    for (Value item : items(name)) {
      String itemPath = list + "[" + found.size() + "]";
      Value whole =
          item instanceof Value.Scalar
              ? new Value.Fields(Map.of(mainKey, item), item.place())
              : item;
      found.add(new Section(reading, itemPath, asFields(itemPath, whole), groups.add()).read(read));
    }
    return found;
  }

  /** How many items a list has, before they are read. */
  int size(String name) {
    return items(name).size();
  }

  private List<Value> items(String name) {
    return value(name).map(Section::asItems).orElse(List.of());
  }

  /** One word is a list of one; from the environment, words are separated by commas. */
  static List<Value> asItems(Value value) {
    if (value instanceof Value.Items list) {
      return list.items();
    }
    if (value instanceof Value.Scalar word && word.place().line() == 0) {
      return List.of(word.text().split(",")).stream()
          .map(each -> (Value) new Value.Scalar(each.strip(), word.place()))
          .toList();
    }
    return List.of(value);
  }

  private Value.Fields asFields(String key, Value value) {
    if (value instanceof Value.Fields section) {
      return section;
    }
    String problem = value instanceof Value.Nothing ? "has nothing in it" : "is no section";
    boolean hidden = Secrecy.hides(key);
    reading.mistake(
        new Mistake(
            value.place(),
            key,
            value instanceof Value.Nothing || hidden
                ? Optional.empty()
                : Optional.of(value.shown()),
            problem,
            "keys, indented below it",
            Optional.empty()));
    return Value.Fields.none(value.place());
  }

  /** The environment wins over the file. */
  Optional<Value> value(String name) {
    return reading.variable(key(name)).or(() -> Optional.ofNullable(fields.fields().get(name)));
  }

  /** Whether somebody wrote one of some keys. */
  public boolean isAny(String... names) {
    return Stream.of(names).anyMatch(name -> value(name).isPresent());
  }

  String key(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The machine the configuration is for. */
  public Machine machine() {
    return reading.machine();
  }

  Reading reading() {
    return reading;
  }

  Shown.Group shown() {
    return shown;
  }

  /** Reports what a value alone does not show; the place is the value's, or the section's. */
  public void wrong(String name, String problem, String allowed) {
    Optional<Value> value = value(name);
    reading.mistake(
        new Mistake(
            value.map(Value::place).orElse(fields.place()),
            key(name),
            Secrecy.hides(name) ? Optional.empty() : value.map(Value::shown),
            problem,
            allowed,
            Optional.empty()));
  }
}
