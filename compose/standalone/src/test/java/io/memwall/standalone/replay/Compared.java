package io.memwall.standalone.replay;

import io.memwall.sql.QueryRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two databases' results, as a replay compares them, for tests of other packages. */
public final class Compared {
  private final List<TableComparison> tables;

  private Compared(List<TableComparison> tables) {
    this.tables = tables;
  }

  /** Rows of windows within a stretch, revisions aside. */
  public static Compared of(
      QueryRunner runner, Instant from, Instant to, List<String> topologies, List<String> both) {
    var stretch = new Stretch(from, to, Duration.ZERO);
    return new Compared(
        new ResultTables(runner, stretch).compare(topologies, both.get(0), both.get(1)));
  }

  /** Of the first database: rows and hash by table. */
  public Map<String, String> first() {
    var all = new TreeMap<String, String>();
    tables.forEach(each -> all.put(each.table(), text(each.live())));
    return all;
  }

  /** Of the second. */
  public Map<String, String> second() {
    var all = new TreeMap<String, String>();
    tables.forEach(each -> all.put(each.table(), text(each.shadow())));
    return all;
  }

  private static String text(TableComparison.Content content) {
    return content.rows() + " rows, " + content.hash();
  }

  /** With some rows that only one of them has. */
  @Override
  public String toString() {
    return tables.toString();
  }
}
