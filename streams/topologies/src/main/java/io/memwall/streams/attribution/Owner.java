package io.memwall.streams.attribution;

import java.util.Optional;

/**
 * Who held some memory.
 *
 * @param tenant none when unattributed, or when the allocator named nobody
 * @param workload none when not said, or when a host had several
 * @param allocation its id; none when the answer is about a host
 */
public record Owner(
    Optional<String> tenant, Optional<String> workload, Optional<String> allocation) {
  /** Nobody held it, as far as the ledgers say. */
  public static final Owner UNATTRIBUTED =
      new Owner(Optional.empty(), Optional.empty(), Optional.empty());
}
