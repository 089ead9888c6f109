package io.memwall.streams.alerts;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is said of an alert.
 *
 * @param sentence for a human, complete in itself
 * @param labels words to route by; names of letters, digits and _
 * @param annotations words to read
 */
record Account(String sentence, Map<String, String> labels, Map<String, String> annotations) {
  /** Annotations that are numbers, 0 to 1. */
  static final String SCORE = "score";

  static final String COVERAGE = "coverage";

  /** The highest score of the episode so far. */
  static final String PEAK = "peak_score";

  /** What to type next. */
  static final String NEXT = "next";

  Account {
    Objects.requireNonNull(sentence);
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  static Account of(String sentence) {
    return new Account(sentence, Map.of(), Map.of());
  }

  /** The same, with the other's peak where that is higher. */
  Account peaking(Account other) {
    String mine = annotations.get(PEAK);
    String its = other.annotations.get(PEAK);
    if (its == null || (mine != null && Double.parseDouble(its) <= Double.parseDouble(mine))) {
      return this;
    }
    return with(sentence, Map.of(PEAK, its));
  }

  /** The same with another sentence, and some words replaced. */
  Account with(String newSentence, Map<String, String> words) {
    var all = new TreeMap<>(annotations);
    all.putAll(words);
    return new Account(newSentence, labels, all);
  }
}
