package io.memwall.collectors.agent.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word somebody probably meant. */
final class Nearest {
  private Nearest() {}

  /** The nearest of some words, when it is near enough to be meant. */
  static Optional<String> of(String word, Collection<String> words) {
    return words.stream()
        .filter(each -> distance(word, each) <= tolerance(word, each))
        .min(
            Comparator.<String>comparingInt(each -> distance(word, each))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static int tolerance(String a, String b) {
    return Math.max(1, Math.min(4, Math.max(a.length(), b.length()) / 3));
  }

  /** Letters to add, drop, replace or swap with their neighbour (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] d, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
