package io.memwall.collectors.agent.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A map of YAML that says what is wrong in it, with the way to it. */
final class YamlMap {
  private final JsonNode node;
  private final String path;
  private final Consumer<String> mistakes;
  private final Set<String> asked = new HashSet<>();

  YamlMap(JsonNode node, String path, Consumer<String> mistakes) {
    this.node = node;
    this.path = path;
    this.mistakes = mistakes;
    if (!node.isObject() && !node.isNull()) {
      mistakes.accept(path + " should be keys with values");
    }
  }

  String path() {
    return path;
  }

  void wrong(String key, String problem) {
    mistakes.accept(path + "." + key + ": " + problem);
  }

  boolean has(String key) {
    asked.add(key);
    return node.hasNonNull(key);
  }

  String text(String key) {
    if (!has(key)) {
      wrong(key, "missing");
    }
    return maybeText(key).orElse("");
  }

  Optional<String> maybeText(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    JsonNode value = node.get(key);
    if (value.isContainerNode() || value.asText().isBlank() || value.asText().length() > 128) {
      wrong(key, "should be a text of 1 to 128 characters");
      return Optional.empty();
    }
    return Optional.of(value.asText());
  }

  OptionalLong amount(String key, Quantity kind) {
    Optional<String> text = maybeText(key);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong read = kind.read(text.get());
    if (read.isEmpty()) {
      wrong(key, text.get() + " is no amount; " + kind.example());
    }
    return read;
  }

  long needed(String key, Quantity kind) {
    if (!has(key)) {
      wrong(key, "missing; " + kind.example());
    }
    return amount(key, kind).orElse(0);
  }

  <E extends Enum<E>> E oneOf(String key, E[] constants, E otherwise) {
    Optional<String> text = maybeText(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    for (E each : constants) {
      if (each.name().equalsIgnoreCase(text.get())) {
        return each;
      }
    }
    String known =
        Stream.of(constants)
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    wrong(key, text.get() + " is not known; one of " + known);
    return otherwise;
  }

  List<String> texts(String key) {
    if (!has(key)) {
      return List.of();
    }
    var found = new ArrayList<String>();
    if (!node.get(key).isArray()) {
      wrong(key, "should be a list, such as [a, b]");
    }
    node.get(key).forEach(each -> found.add(each.asText()));
    return found;
  }

  /** The maps within a map, by key. */
  Map<String, YamlMap> maps(String key) {
    var found = new LinkedHashMap<String, YamlMap>();
    if (has(key)) {
      YamlMap all = new YamlMap(node.get(key), here(key), mistakes);
      all.node
          .properties()
          .forEach(
              each ->
                  found.put(
                      each.getKey(),
                      new YamlMap(each.getValue(), all.path + "." + each.getKey(), mistakes)));
    }
    return found;
  }

  Optional<YamlMap> map(String key) {
    return has(key)
        ? Optional.of(new YamlMap(node.get(key), here(key), mistakes))
        : Optional.empty();
  }

  /** The values of a map of amounts. */
  Map<String, Long> amounts(String key, Quantity kind) {
    var found = new LinkedHashMap<String, Long>();
    map(key)
        .ifPresent(
            all ->
                all.node
                    .fieldNames()
                    .forEachRemaining(name -> found.put(name, all.needed(name, kind))));
    return found;
  }

  private String here(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Complains about keys nobody asked for. */
  void done() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!asked.contains(key)) {
                String known = asked.stream().sorted().collect(Collectors.joining(", "));
                mistakes.accept(here(key) + " is not known; known: " + known);
              }
            });
  }
}
