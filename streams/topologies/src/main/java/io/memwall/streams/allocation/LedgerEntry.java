package io.memwall.streams.allocation;

import java.util.List;
import java.util.Optional;

/**
 * One entry of an allocator's ledger.
 *
 * @param pool whose ledger
 * @param position where in the ledger
 * @param operation what was done
 * @param request to what and for whom
 * @param extents where the memory lies; after a resize or migration the new place
 * @param impossibleExtents how many more there were that end beyond 2^64
 * @param atNs when, by the allocator's clock; places results in time, never orders entries
 */
record LedgerEntry(
    PoolId pool,
    Position position,
    Operation operation,
    Request request,
    List<Extent> extents,
    int impossibleExtents,
    long atNs)
    implements PoolEvent {

  LedgerEntry {
    extents = List.copyOf(extents);
  }

  /**
   * A place in a ledger.
   *
   * @param epoch a higher one begins the ledger anew; 64 unsigned bits
   * @param sequence 1, 2, 3, ... without holes; 64 unsigned bits
   */
  record Position(long epoch, long sequence) {}

  /** What an allocator does. */
  enum Operation {
    UNKNOWN,
    ALLOC,
    FREE,
    RESIZE,
    MIGRATE_BEGIN,
    MIGRATE_END,
    FAIL,
    RESERVE,
    UNRESERVE
  }

  /**
   * What an entry is about.
   *
   * @param allocation its id; empty for a failure
   * @param claimant for whom
   * @param bytes asked for, which count where no extents are given; 0 when not said
   * @param destination the pool a migration goes to; empty for this one
   * @param reason of a failure, in lower case; empty when the allocator gave none
   */
  record Request(
      Optional<String> allocation,
      Claimant claimant,
      long bytes,
      Optional<String> destination,
      String reason) {}

  /** Bytes asked for, or else what the extents hold; 0 when neither says. */
  long requestedBytes() {
    return request.bytes() != 0
        ? request.bytes()
        : extents.stream().mapToLong(Extent::length).sum();
  }

  /** Whether a migration leads into this ledger's pool. */
  boolean arrives() {
    return request.destination().map(pool.pool()::equals).orElse(true);
  }
}
