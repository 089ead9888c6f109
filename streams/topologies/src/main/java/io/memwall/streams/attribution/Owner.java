package io.memwall.streams.attribution;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who held some memory.
 *
 * @param tenant none when unattributed, or when the allocator named nobody
 * @param workload none when not said, or when a host had several
 * @param allocation its id; none when not said, or when a host had several
 */
public record Owner(Optional<String> tenant, Optional<String> workload, Optional<String> allocation)
    implements Comparable<Owner> {
  /** Nobody held it, as far as the ledgers say. */
  public static final Owner UNATTRIBUTED =
      new Owner(Optional.empty(), Optional.empty(), Optional.empty());

  private static final Comparator<Owner> BY_NAME =
      Comparator.comparing((Owner owner) -> owner.tenant().orElse(""))
          .thenComparing(owner -> owner.workload().orElse(""))
          .thenComparing(owner -> owner.allocation().orElse(""));

  /** Whether no ledger says whose it was. */
  public boolean isUnattributed() {
    return equals(UNATTRIBUTED);
  }

  /**
   * What is true of all of them: their tenant if they have one and the same, then their workload,
   * then their allocation. Those that nobody knows of say nothing.
   */
  public static Owner common(List<Owner> owners) {
    var known = owners.stream().filter(owner -> !owner.isUnattributed()).distinct().toList();
    if (known.size() == 1) {
      return known.get(0);
    }
    if (known.stream().map(Owner::tenant).distinct().count() != 1) {
      return UNATTRIBUTED;
    }
    // Allocations of different pools are different ones, whatever their ids.
    boolean same = known.stream().map(Owner::workload).distinct().count() == 1;
    var first = known.get(0);
    return new Owner(first.tenant(), same ? first.workload() : Optional.empty(), Optional.empty());
  }

  @Override
  public int compareTo(Owner other) {
    return BY_NAME.compare(this, other);
  }
}
