package io.memwall.collectors.agent.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the fields of one object and complains about each that is wrong. What it returns for a
 * wrong field is of no use: ask {@link #areFine} before using any of it.
 */
final class Fields {
  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private final JsonNode object;
  private final long line;
  private final String prefix;
  private final Complaints complaints;
  private final long before;
  private final Set<String> known = new HashSet<>();

  Fields(Placed<JsonNode> object, Complaints complaints) {
    this(object, "", complaints);
  }

  private Fields(Placed<JsonNode> object, String prefix, Complaints complaints) {
    this.object = object.value();
    this.line = object.line();
    this.prefix = prefix;
    this.complaints = complaints;
    this.before = complaints.count();
  }

  /** Whether nothing was wrong with it; complains about names nobody asked for. */
  boolean areFine() {
    complainOfStrangers();
    return complaints.count() == before;
  }

  private void complainOfStrangers() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                wrong(name, "no such field", "known: " + String.join(", ", sorted()));
              }
            });
  }

  private List<String> sorted() {
    return known.stream().sorted().toList();
  }

  void wrong(String field, String problem, String fix) {
    complaints.add(new Complaint(line, prefix + shortened(field), problem, fix));
  }

  /** Whether the field is there and not null. */
  boolean has(String field) {
    known.add(field);
    return object.hasNonNull(field);
  }

  /** A text that must be there. */
  String text(String field, int maxLength) {
    Optional<String> text = maybeText(field, maxLength);
    if (!has(field)) {
      wrong(field, "missing", "");
    }
    return text.orElse("");
  }

  Optional<String> maybeText(String field, int maxLength) {
    if (!has(field)) {
      return Optional.empty();
    }
    JsonNode node = object.get(field);
    String text = node.asText();
    if (!node.isTextual()) {
      wrong(field, shown(node) + " is no text", "put it in quotes");
    } else if (text.isBlank()) {
      wrong(field, "empty", "leave it out when it is not known");
    } else if (text.length() > maxLength) {
      wrong(field, text.length() + " characters", "at most " + maxLength);
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      wrong(field, "holds a control character", "");
    } else {
      return Optional.of(text);
    }
    return Optional.empty();
  }

  /** An unsigned 64-bit number that must be there. */
  long number(String field) {
    if (!has(field)) {
      wrong(field, "missing", "");
      return 0;
    }
    return maybeNumber(field).orElse(0);
  }

  /** Unsigned, 64 bits; also as text, decimal or 0x..., for languages without such numbers. */
  OptionalLong maybeNumber(String field) {
    if (!has(field)) {
      return OptionalLong.empty();
    }
    Optional<BigInteger> read = integer(object.get(field));
    if (read.isEmpty() || read.get().signum() < 0 || read.get().compareTo(MAX) > 0) {
      wrong(
          field,
          shown(object.get(field)) + " is no whole number from 0 to 2^64-1",
          "such as 4096, \"4096\" or \"0x1000\"");
      return OptionalLong.empty();
    }
    return OptionalLong.of(read.get().longValue());
  }

  /** A number from 0 to a limit that fits an int. */
  int small(String field, int max) {
    long read = number(field);
    if (read < 0 || read > max) {
      wrong(field, Long.toUnsignedString(read) + " is too much", "at most " + max);
      return 0;
    }
    return (int) read;
  }

  private static Optional<BigInteger> integer(JsonNode node) {
    if (node.isIntegralNumber()) {
      return Optional.of(node.bigIntegerValue());
    }
    if (!node.isTextual() || node.asText().length() > 32) {
      return Optional.empty();
    }
    String text = node.asText();
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    boolean clean = hex ? text.matches("0[xX][0-9a-fA-F]+") : text.matches("[0-9]+");
    return clean
        ? Optional.of(hex ? new BigInteger(text.substring(2), 16) : new BigInteger(text))
        : Optional.empty();
  }

  boolean flag(String field) {
    if (!has(field)) {
      return false;
    }
    if (!object.get(field).isBoolean()) {
      wrong(field, shown(object.get(field)) + " is neither true nor false", "");
    }
    return object.get(field).asBoolean();
  }

  /** When it happened, nanoseconds since the Unix epoch. */
  long time(String field) {
    if (!has(field)) {
      wrong(field, "missing", EventTime.EXPECTED);
      return 0;
    }
    OptionalLong read = EventTime.read(object.get(field));
    if (read.isEmpty()) {
      wrong(field, shown(object.get(field)) + " is no time", EventTime.EXPECTED);
    }
    return read.orElse(0);
  }

  /** One of the constants, by lower-case name. */
  <E extends Enum<E>> Optional<E> oneOf(String field, E[] constants) {
    if (!has(field)) {
      return Optional.empty();
    }
    String text = object.get(field).asText();
    for (E each : constants) {
      if (object.get(field).isTextual() && each.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(each);
      }
    }
    String names =
        Stream.of(constants)
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    wrong(field, shown(object.get(field)) + " is not known", "one of " + names);
    return Optional.empty();
  }

  /** A whole number of 64 bits with a sign. */
  OptionalLong maybeSigned(String field) {
    if (!has(field)) {
      return OptionalLong.empty();
    }
    JsonNode node = object.get(field);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      wrong(field, shown(node) + " is no whole number", "such as -40");
      return OptionalLong.empty();
    }
    return OptionalLong.of(node.longValue());
  }

  /** The object in a field; an empty one when it is absent. */
  <T> T part(String field, Function<Fields, T> reader) {
    JsonNode node = has(field) ? object.get(field) : JsonNodeFactory.instance.objectNode();
    if (!node.isObject()) {
      wrong(field, shown(node) + " is no object", "");
      node = JsonNodeFactory.instance.objectNode();
    }
    var fields = new Fields(new Placed<>(line, node), prefix + field + ".", complaints);
    T read = reader.apply(fields);
    fields.complainOfStrangers();
    return read;
  }

  /** The objects of an array; none when it is absent. */
  <T> List<T> list(String field, int max, Function<Fields, T> reader) {
    if (!has(field)) {
      return List.of();
    }
    JsonNode array = object.get(field);
    if (!array.isArray() || array.size() > max) {
      String what = array.isArray() ? array.size() + " of them" : shown(array) + " is no array";
      wrong(field, what, "an array of at most " + max);
      return List.of();
    }
    var found = new ArrayList<T>(array.size());
    for (int i = 0; i < array.size(); i++) {
      element(array.get(i), field + "[" + i + "]", reader).ifPresent(found::add);
    }
    return found;
  }

  private <T> Optional<T> element(JsonNode node, String name, Function<Fields, T> reader) {
    if (!node.isObject()) {
      wrong(name, shown(node) + " is no object", "");
      return Optional.empty();
    }
    var fields = new Fields(new Placed<>(line, node), prefix + name + ".", complaints);
    T read = reader.apply(fields);
    return fields.areFine() ? Optional.of(read) : Optional.empty();
  }

  private static String shown(JsonNode node) {
    return node.isContainerNode()
        ? (node.isArray() ? "[...]" : "{...}")
        : shortened(node.toString());
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
