package io.memwall.sql;

import java.time.Instant;
import java.util.Optional;

/**
 * A partition that was given up so that newer rows have room.
 *
 * @param at when
 * @param of which class of data
 * @param table it was in
 * @param partition as ClickHouse says it
 * @param rows as stored, repeats included
 * @param bytes on disk
 * @param first time of its earliest row; empty where rows have no time
 * @param last time of its latest row
 * @param reason for it
 * @param bound in bytes that was not kept
 */
public record Dropped(
    Instant at,
    DataClass of,
    String table,
    String partition,
    long rows,
    long bytes,
    Optional<Instant> first,
    Optional<Instant> last,
    Reason reason,
    long bound) {
  /** Why a partition is given up. */
  public enum Reason {
    /** Its class takes more than it may. */
    OVER_BOUND,
    /** Less of a disk is free than was asked for. */
    LOW_SPACE
  }

  static Dropped of(DataClass of, Partition partition, Cause cause, Instant at) {
    return new Dropped(
        at,
        of,
        partition.table(),
        partition.id(),
        partition.size().rows(),
        partition.size().bytes(),
        partition.age().first(),
        partition.age().last(),
        cause.reason(),
        cause.bound());
  }

  /** Which bound is not kept. */
  record Cause(Reason reason, long bound) {}

  /** One line for people. */
  public String summary() {
    String why =
        reason == Reason.OVER_BOUND
            ? "%s take more than %s".formatted(of, Bytes.show(bound))
            : "less than %s is free".formatted(Bytes.show(bound));
    return "dropped partition %s of %s (%d rows, %s%s): %s"
        .formatted(partition, table, rows, Bytes.show(bytes), span(), why);
  }

  private String span() {
    return first.isPresent() && last.isPresent() ? ", " + first.get() + " to " + last.get() : "";
  }
}
