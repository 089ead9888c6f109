package io.memwall.collectors.agent.inspect.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One figure that is known to be true.
 *
 * @param number of the line in its file, from 1
 * @param key what the figure is about
 * @param t0 begin of its time, ns since the Unix epoch
 * @param tolerance how far what is seen may be off, in the unit of the value
 */
record TruthLine(long number, String metric, JsonNode key, long t0, long value, long tolerance) {

  Optional<String> text(String name) {
    JsonNode field = key.path(name);
    return field.isMissingNode() ? Optional.empty() : Optional.of(field.asText());
  }

  OptionalInt number(String name) {
    JsonNode field = key.path(name);
    return field.canConvertToInt() && field.isNumber()
        ? OptionalInt.of(field.intValue())
        : OptionalInt.empty();
  }

  /** The key's fields one after the other, as people read them. */
  String keyText() {
    var text = new StringBuilder();
    key.properties()
        .forEach(
            field ->
                text.append(text.isEmpty() ? "" : " ")
                    .append(field.getKey())
                    .append('=')
                    .append(field.getValue().asText()));
    return text.toString();
  }
}
