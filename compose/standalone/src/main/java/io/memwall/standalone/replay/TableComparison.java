package io.memwall.standalone.replay;

import java.util.List;

/**
 * A table of results, twice.
 *
 * @param table its name
 * @param live what stands in the live database
 * @param shadow what was computed anew
 * @param onlyLive some rows, as text, that only the live database has
 * @param onlyShadow some rows that only the replay has
 */
record TableComparison(
    String table, Content live, Content shadow, List<String> onlyLive, List<String> onlyShadow) {
  /**
   * Rows of a stretch of time, revisions aside.
   *
   * @param hash of all of them, whatever their order
   */
  record Content(long rows, String hash) {}

  TableComparison {
    onlyLive = List.copyOf(onlyLive);
    onlyShadow = List.copyOf(onlyShadow);
  }

  boolean isEqual() {
    return live.equals(shadow);
  }
}
