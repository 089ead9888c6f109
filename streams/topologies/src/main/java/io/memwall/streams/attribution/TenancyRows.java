package io.memwall.streams.attribution;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import io.memwall.streams.attribution.Held.PoolKey;
import io.memwall.streams.attribution.Held.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When which tenant and workload held anything of a pool by way of a host, as rows: how many
 * extents they hold now, and the latest spans in which they held some.
 */
final class TenancyRows {
  private static final int TENANCY = 'T';
  private static final int SPANS = 64;

  private final Rows rows;

  private record Tenancy(long extents, List<Span> spans) {}

  private record Tenant(Optional<String> tenant, Optional<String> workload) {}

  TenancyRows(Rows rows) {
    this.rows = rows;
  }

  /** Takes in an extent that was known as {@code before}, or not at all. */
  void put(Held held, Optional<Span> before) {
    boolean begins = before.isEmpty();
    boolean ends = held.span().toNs().isPresent() && (begins || before.get().toNs().isEmpty());
    if (held.initiator().isEmpty() || (!begins && !ends)) {
      return;
    }
    byte[] key = key(held.pool(), held.initiator().get(), held.owner());
    var tenancy = rows.get(key).map(TenancyRows::read).orElse(new Tenancy(0, List.of()));
    if (begins) {
      tenancy = begun(tenancy, held.span().fromNs());
    }
    if (ends) {
      tenancy = ended(tenancy, held.span().toNs().getAsLong());
    }
    rows.put(key, bytes(tenancy));
  }

  /** The tenant behind a host, if there was only one; its workload, if there was only one. */
  Owner ofInitiator(PoolKey pool, String host, long atNs) {
    var there = new ArrayList<Tenant>();
    byte[] prefix = prefix(pool, host).bytes();
    rows.scan(
        prefix,
        (key, value) -> {
          boolean then = read(value).spans().stream().anyMatch(span -> span.contains(atNs));
          if (then) {
            var in = new ByteReader(key, prefix.length);
            there.add(new Tenant(text(in), text(in)));
          }
          return true;
        });
    var tenants = new HashSet<>(there.stream().map(Tenant::tenant).toList());
    if (tenants.size() != 1) {
      return Owner.UNATTRIBUTED;
    }
    var workload = there.size() == 1 ? there.get(0).workload() : Optional.<String>empty();
    return new Owner(there.get(0).tenant(), workload, Optional.empty());
  }

  private static Tenancy begun(Tenancy before, long atNs) {
    if (before.extents() > 0) {
      return new Tenancy(before.extents() + 1, before.spans());
    }
    var spans = new ArrayList<>(before.spans());
    int last = spans.size() - 1;
    boolean goesOn = last >= 0 && spans.get(last).toNs().getAsLong() >= atNs;
    long fromNs = goesOn ? spans.remove(last).fromNs() : atNs;
    spans.add(new Span(fromNs, OptionalLong.empty()));
    int tooMany = Math.max(0, spans.size() - SPANS);
    return new Tenancy(1, spans.subList(tooMany, spans.size()));
  }

  private static Tenancy ended(Tenancy before, long atNs) {
    if (before.extents() > 1) {
      return new Tenancy(before.extents() - 1, before.spans());
    }
    var spans = new ArrayList<>(before.spans());
    var last = spans.remove(spans.size() - 1);
    spans.add(new Span(last.fromNs(), OptionalLong.of(atNs)));
    return new Tenancy(0, spans);
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

  private static byte[] bytes(Tenancy tenancy) {
    var out = new ByteWriter().int64(tenancy.extents());
    for (var span : tenancy.spans()) {
      out.int64(span.fromNs()).int8(span.toNs().isPresent() ? 1 : 0);
      span.toNs().ifPresent(out::int64);
    }
    return out.bytes();
  }

  private static Tenancy read(byte[] bytes) {
    var in = new ByteReader(bytes);
    long extents = in.int64();
    var spans = new ArrayList<Span>();
    while (in.hasMore()) {
      long fromNs = in.int64();
      spans.add(
          new Span(fromNs, in.int8() == 1 ? OptionalLong.of(in.int64()) : OptionalLong.empty()));
    }
    return new Tenancy(extents, spans);
  }
}
