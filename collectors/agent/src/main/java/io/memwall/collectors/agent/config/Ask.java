package io.memwall.collectors.agent.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A question for one key. */
public final class Ask {
  private final Section section;
  private final String name;
  private final String about;

  Ask(Section section, String name, String about) {
    this.section = section;
    this.name = name;
    this.about = about;
  }

  /** The value, or what it is without one. */
  public <T> T or(Kind<T> kind, T initial) {
    return or(kind, initial, kind.show(initial));
  }

  /**
   * The value, or what it is without one.
   *
   * @param said the default in words, where it follows from something else
   */
  public <T> T or(Kind<T> kind, T initial, String said) {
    note(kind.allowed(), said);
    Optional<Value> value = section.value(name);
    T result = value.flatMap(v -> read(kind, v)).orElse(initial);
    section.shown().add(name, kind.show(result), place(value));
    return result;
  }

  /**
   * A value that must be given.
   *
   * @param standIn goes on in its place, so that the rest can be judged too
   */
  public <T> T need(Kind<T> kind, T standIn) {
    return need(kind, standIn, "required");
  }

  /**
   * @param said what the documentation says instead of a default
   */
  <T> T need(Kind<T> kind, T standIn, String said) {
    note(kind.allowed(), said);
    Optional<Value> value = section.value(name);
    if (value.isEmpty()) {
      String variable = KeyNote.variable(section.key(name));
      String ways = section.key(name).contains("[") ? "" : " (or set " + variable + ")";
      section.wrong(name, "is missing", kind.allowed() + ways);
    }
    T result = value.flatMap(v -> read(kind, v)).orElse(standIn);
    section.shown().add(name, kind.show(result), place(value));
    return result;
  }

  /** A value that may be missing, and then is. */
  public <T> Optional<T> maybe(Kind<T> kind) {
    note(kind.allowed(), "none");
    Optional<Value> value = section.value(name);
    Optional<T> result = value.flatMap(v -> read(kind, v));
    section.shown().add(name, result.map(kind::show), place(value));
    return result;
  }

  public <T> List<T> list(Kind<T> kind, List<T> initial) {
    String all = String.join(", ", initial.stream().map(kind::show).toList());
    note("a list, each " + kind.allowed(), initial.isEmpty() ? "none" : all);
    Optional<Value> value = section.value(name);
    List<T> result = value.map(v -> items(kind, v)).orElse(initial);
    section.shown().add(name, result.stream().map(kind::show).toList(), place(value));
    return result;
  }

  private <T> List<T> items(Kind<T> kind, Value value) {
    List<T> items = new ArrayList<>();
    Section.asItems(value).forEach(item -> read(kind, item).ifPresent(items::add));
    return items;
  }

  /** Names and texts that we do not know beforehand, given on to somebody who does. */
  Map<String, String> map(Kind<String> names) {
    note("names with values; a name is " + names.allowed(), "none");
    Optional<Value> value = section.value(name);
    var result = new LinkedHashMap<String, String>();
    if (value.isPresent() && value.get() instanceof Value.Fields fields) {
      fields
          .fields()
          .forEach((key, each) -> entry(names, key, each).ifPresent(v -> result.put(key, v)));
    } else {
      value.ifPresent(
          v -> wrong(v, Optional.of(v.shown()), new Refusal("is no section"), "names with values"));
    }
    Shown.Group group = section.shown().group(name);
    result.forEach(
        (key, each) -> group.add(key, Secrecy.hides(key) ? Secrecy.HIDDEN : each, place(value)));
    return result;
  }

  private Optional<String> entry(Kind<String> names, String key, Value value) {
    var asked = new Ask(section, name + "." + key, about);
    try {
      names.read(key);
    } catch (Refusal refusal) {
      asked.wrong(value, Optional.empty(), refusal, names.allowed());
      return Optional.empty();
    }
    return asked.read(new TextKind(1_000, Pattern.compile("(?s).*"), "a text"), value);
  }

  private <T> Optional<T> read(Kind<T> kind, Value value) {
    String shown = Secrecy.hides(section.key(name)) ? Secrecy.HIDDEN : value.shown();
    try {
      if (value instanceof Value.Scalar scalar) {
        return Optional.of(kind.read(scalar.text()));
      }
      boolean nothing = value instanceof Value.Nothing;
      wrong(
          value,
          nothing ? Optional.empty() : Optional.of(shown),
          new Refusal(nothing ? "has no value: give one, or remove the key" : "is no single value"),
          kind.allowed());
    } catch (Refusal refusal) {
      wrong(value, Optional.of(shown), refusal, kind.allowed());
    }
    return Optional.empty();
  }

  private void wrong(Value value, Optional<String> shown, Refusal refusal, String allowed) {
    section
        .reading()
        .mistake(
            new Mistake(
                value.place(),
                section.key(name),
                shown,
                refusal.getMessage(),
                allowed,
                refusal.suggestion()));
  }

  private void note(String allowed, String initial) {
    section.reading().note(new KeyNote(section.key(name), allowed, initial, about));
  }

  private static Place place(Optional<Value> value) {
    return value.map(Value::place).orElse(Place.DEFAULT);
  }
}
