package io.memwall.streams.attribution;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import io.memwall.streams.attribution.AllotmentRows.Allotted;
import io.memwall.streams.attribution.Held.PoolKey;
import io.memwall.streams.attribution.Held.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Which tenants and workloads ever held anything of a pool by way of a host, as rows, and when. */
final class TenancyRows {
  private static final int TENANCY = 'T';

  private final Rows rows;
  private final AllotmentRows allotments;

  private record There(Optional<String> tenant, Optional<String> workload, Allotted allotted) {}

  TenancyRows(Rows rows) {
    this.rows = rows;
    allotments = new AllotmentRows(rows);
  }

  /** Takes in an extent that was known as {@code before}, or not at all. */
  void put(Held held, Optional<Span> before) {
    if (held.initiator().isPresent()) {
      byte[] key = key(held.pool(), held.initiator().get(), held.owner());
      rows.put(key, new byte[0]);
      allotments.put(key, held, before);
    }
  }

  /**
   * The tenant behind a host, if there was only one; its workload and its allocation, if there was
   * only one.
   */
  Owner ofInitiator(PoolKey pool, String host, long atNs) {
    var there = there(pool, host, atNs);
    var tenants = new HashSet<>(there.stream().map(There::tenant).toList());
    if (tenants.size() != 1) {
      return Owner.UNATTRIBUTED;
    }
    var first = there.get(0);
    return there.size() == 1
        ? new Owner(first.tenant(), first.workload(), first.allotted().sole())
        : new Owner(first.tenant(), Optional.empty(), Optional.empty());
  }

  private List<There> there(PoolKey pool, String host, long atNs) {
    var there = new ArrayList<There>();
    byte[] prefix = prefix(pool, host).bytes();
    rows.scan(
        prefix,
        (key, value) -> {
          var allotted = allotments.at(key, atNs);
          if (!allotted.isNothing()) {
            var in = new ByteReader(key, prefix.length);
            there.add(new There(text(in), text(in), allotted));
          }
          return true;
        });
    return there;
  }

  private static byte[] key(PoolKey pool, String host, Owner owner) {
    return prefix(pool, host)
        .text(owner.tenant().orElse(""))
        .text(owner.workload().orElse(""))
        .bytes();
  }

  private static ByteWriter prefix(PoolKey pool, String host) {
    return new ByteWriter()
        .int8(TENANCY)
        .text(pool.fabric().caseName())
        .text(pool.fabric().id())
        .text(pool.id())
        .text(host);
  }

  private static Optional<String> text(ByteReader in) {
    return Optional.of(in.text()).filter(text -> !text.isEmpty());
  }
}
