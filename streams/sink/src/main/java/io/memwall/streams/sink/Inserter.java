package io.memwall.streams.sink;

import java.util.OptionalInt;

/** Puts rows into a table. */
@FunctionalInterface
interface Inserter {
  /**
   * Returns when the rows are stored.
   *
   * @param shape of the table
   * @param rows in RowBinary, all of one partition
   * @throws InsertException if they were not acknowledged; some or all may be stored all the same
   */
  void insert(Shape shape, byte[] rows) throws InsertException;

  /**
   * Active parts in the partition of a table that has most of them: how far merges are behind.
   * Empty when it is not known.
   */
  default OptionalInt mostParts() {
    return OptionalInt.empty();
  }
}
