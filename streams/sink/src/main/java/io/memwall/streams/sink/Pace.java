package io.memwall.streams.sink;

import java.time.Duration;

/**
 * How long rows gather before they are inserted, by how many parts wait to be merged. Each insert
 * makes a part of each table it touches: while merges keep up, rows are to be seen soon; when they
 * fall behind, fewer and larger inserts let them catch up. At a high rate a batch is full before
 * its time, so that the rows of an insert grow with the rate by themselves.
 */
final class Pace {
  /** Active parts in one partition that are not to be exceeded; inserts wait for merges then. */
  static final int MOST_PARTS = 150;

  /** Up to here merges keep up by themselves. */
  static final int EASY_PARTS = 50;

  /** With the polling and the insert itself, what was sent is to be seen within 5 s. */
  static final Duration LONGEST = Duration.ofMillis(2_500);

  private final RowBatch.Limits limits;

  /**
   * @param limits of a batch while merges keep up
   */
  Pace(RowBatch.Limits limits) {
    this.limits = limits;
  }

  /** Limits of the next batch. */
  RowBatch.Limits at(int parts) {
    return new RowBatch.Limits(limits.rows(), limits.bytes(), gather(parts));
  }

  private Duration gather(int parts) {
    long shortest = limits.maxWait().toMillis();
    long room = Math.max(0, LONGEST.toMillis() - shortest);
    int above = Math.max(0, Math.min(parts, MOST_PARTS) - EASY_PARTS);
    return limits.maxWait().plusMillis(room * above / (MOST_PARTS - EASY_PARTS));
  }
}
