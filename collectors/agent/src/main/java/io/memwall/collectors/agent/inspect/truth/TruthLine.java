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
 * @param t1 its end; for what a pool holds the instant of it
 * @param tolerance how far what is seen may be off, in the unit of the value
 */
public record TruthLine(
    long number, String metric, JsonNode key, long t0, long t1, long value, long tolerance) {

  /** A field of the key. */
  public Optional<String> text(String name) {
    JsonNode field = key.path(name);
    return field.isMissingNode() ? Optional.empty() : Optional.of(field.asText());
  }

  /** A field of the key that is a number. */
  public OptionalInt number(String name) {
    JsonNode field = key.path(name);
    return field.canConvertToInt() && field.isNumber()
        ? OptionalInt.of(field.intValue())
        : OptionalInt.empty();
  }

  /** The key's fields one after the other, as people read them. */
  public String keyText() {
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
