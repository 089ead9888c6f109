package io.memwall.collectors.agent.config;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing wrong with a configuration.
 *
 * @param place such as {@code agent.yaml:12} or {@code MEMWALL_KAFKA_BOOTSTRAP}
 * @param key full name, such as {@code kafka.bootstrap}
 * @param value as written; empty when missing
 * @param problem a clause that follows the value
 * @param allowed what would be right; empty where the suggestion says it all
 * @param suggestion what was probably meant
 */
record Mistake(
    Place place,
    String key,
    Optional<String> value,
    String problem,
    String allowed,
    Optional<String> suggestion) {
  private static final int LONGEST_VALUE = 60;

  Mistake {
    Objects.requireNonNull(place);
    Objects.requireNonNull(key);
    Objects.requireNonNull(value);
    Objects.requireNonNull(problem);
    Objects.requireNonNull(allowed);
    Objects.requireNonNull(suggestion);
  }

  /** The mistake in one line, whatever the value holds. */
  String line() {
    var text = new StringBuilder().append(place).append(": ").append(key);
    value.ifPresent(v -> text.append(" = ").append('"').append(shortened(v)).append('"'));
    text.append(key.isEmpty() ? "" : value.isPresent() ? ": " : " ").append(problem);
    if (!allowed.isEmpty()) {
      text.append("; allowed: ").append(allowed);
    }
    suggestion.ifPresent(s -> text.append("; did you mean ").append(s).append('?'));
    return oneLine(text.toString());
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R+", " ").replaceAll("\\p{Cntrl}", "?");
  }
}
