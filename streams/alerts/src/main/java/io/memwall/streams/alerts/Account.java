package io.memwall.streams.alerts;

import java.util.Map;
import java.util.Objects;

/**
 * What is said of an alert.
 *
 * @param sentence for a human, complete in itself
 * @param labels words to route by; names of letters, digits and _
 * @param annotations words to read
 */
record Account(String sentence, Map<String, String> labels, Map<String, String> annotations) {
  Account {
    Objects.requireNonNull(sentence);
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  static Account of(String sentence) {
    return new Account(sentence, Map.of(), Map.of());
  }
}
