package io.memwall.collectors.agent.allocation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One entry of the ledger of a pool.
 *
 * @param epochNanos when it happened, nanoseconds since the Unix epoch
 * @param allocId stable through resize and migration; empty for a failure
 * @param bytesRequested unsigned
 * @param extents where the memory lies afterwards
 * @param oldExtents where it lay before a resize or migration
 * @param destinationPool of a migration
 * @param reason of a failure
 */
public record LedgerEntry(
    Position position,
    long epochNanos,
    Operation operation,
    Optional<String> allocId,
    Owner owner,
    OptionalLong bytesRequested,
    List<Extent> extents,
    List<Extent> oldExtents,
    Optional<String> destinationPool,
    Optional<Reason> reason) {

  public LedgerEntry {
    Objects.requireNonNull(position);
    Objects.requireNonNull(operation);
    Objects.requireNonNull(allocId);
    Objects.requireNonNull(owner);
    Objects.requireNonNull(bytesRequested);
    extents = List.copyOf(extents);
    oldExtents = List.copyOf(oldExtents);
    Objects.requireNonNull(destinationPool);
    Objects.requireNonNull(reason);
  }

  /** What was done to the pool. */
  public enum Operation {
    ALLOC,
    FREE,
    RESIZE,
    MIGRATE_BEGIN,
    MIGRATE_END,
    FAIL,
    RESERVE,
    UNRESERVE
  }

  /** Why an allocation failed. */
  public enum Reason {
    CAPACITY,
    FRAGMENTATION,
    QUOTA,
    POLICY,
    TIMEOUT,
    ERROR
  }

  /**
   * Where an entry stands in the ledger, assigned by the allocator.
   *
   * @param epoch unsigned; changes when the allocator begins a new ledger
   * @param seq unsigned; 1, 2, 3, ... without holes
   */
  public record Position(String poolId, long epoch, long seq) {
    public Position {
      Objects.requireNonNull(poolId);
    }
  }

  /**
   * Who asked.
   *
   * @param initiator the node
   * @param tag such as a call site, at most 64 characters
   */
  public record Owner(
      Optional<String> tenant,
      Optional<String> workload,
      Optional<String> initiator,
      Optional<String> tag) {
    public static final Owner UNKNOWN =
        new Owner(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Owner {
      Objects.requireNonNull(tenant);
      Objects.requireNonNull(workload);
      Objects.requireNonNull(initiator);
      Objects.requireNonNull(tag);
    }
  }

  /**
   * Pool addresses [base, base + length), bytes, both unsigned.
   *
   * @param base first address
   */
  public record Extent(long base, long length) {}
}
