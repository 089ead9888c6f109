package io.memwall.sql;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Live rows that are dropped together.
 *
 * @param table they are in
 * @param id of the partition, as ClickHouse says it
 * @param size how much of what
 * @param age of the rows
 */
record Partition(String table, String id, Size size, Age age) {
  /** What has been stored for longest goes first; what was stored on one day, by its own time. */
  static final Comparator<Partition> OLDEST =
      Comparator.<Partition, Long>comparing(each -> each.age.storedDay())
          .thenComparing(each -> each.age.last().orElse(Instant.MIN))
          .thenComparing(Partition::table);

  /**
   * How much there is.
   *
   * @param rows as stored, repeats included
   * @param bytes on disk
   * @param lastBlock number of the newest block inserted; tells it from a later one of that id
   * @param disks it lies on
   */
  record Size(long rows, long bytes, long lastBlock, Set<String> disks) {
    Size {
      disks = Set.copyOf(disks);
    }
  }

  /**
   * When its rows are of.
   *
   * @param storedDay days since 1970 when its newest row was stored
   * @param first time of the earliest row; empty where rows have no time
   * @param last time of the latest row
   */
  record Age(long storedDay, Optional<Instant> first, Optional<Instant> last) {}
}
