package io.memwall.sql;

import java.util.Collection;
import java.util.Comparator;

/** The known word somebody may have meant. */
final class Suggestion {
  private Suggestion() {}

  /** {@code ; did you mean X?} for the nearest word, or nothing when none is near. */
  static String of(String given, Collection<String> known) {
    int far = Math.max(2, given.length() / 2);
    return known.stream()
        .filter(word -> distance(given, word) <= far)
        .min(Comparator.comparingInt(word -> distance(given, word)))
        .map(word -> "; did you mean " + word + "?")
        .orElse("");
  }

  /** Levenshtein's distance: insertions, deletions and replacements of one character. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
