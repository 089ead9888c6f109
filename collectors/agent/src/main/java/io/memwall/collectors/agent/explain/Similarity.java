package io.memwall.collectors.agent.explain;

/** Whether one word could have been meant by another. */
final class Similarity {
  private static final int MAX_EDITS = 3;

  private Similarity() {}

  static boolean isClose(String wanted, String word) {
    return (word.contains(wanted) && wanted.length() > 2)
        || edits(wanted, word) <= Math.min(MAX_EDITS, wanted.length() / 3);
  }

  /** Letters to insert, remove or replace (Levenshtein). */
  private static int edits(String a, String b) {
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
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
