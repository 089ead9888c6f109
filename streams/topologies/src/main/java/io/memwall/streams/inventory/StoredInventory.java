package io.memwall.streams.inventory;

import io.memwall.streams.Fabric;
import io.memwall.streams.Rows;
import io.memwall.streams.inventory.InventoryRows.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers from the rows, and remembers what it read of them until something is added. */
final class StoredInventory implements InventoryView {
  private static final int REMEMBERED = 10_000;

  private final InventoryRows rows;
  private final Map<Known, List<Declaration>> versions = remembered();
  private final Map<Alias, List<String>> names = remembered();
  private long changes = -1;

  private record Known(Fabric fabric, String object) {}

  private record Alias(Fabric fabric, Name kind, String name) {}

  StoredInventory(Rows rows) {
    this.rows = new InventoryRows(rows);
  }

  @Override
  public Optional<NodeFacts> node(Fabric fabric, String nodeId, long atNs) {
    return one(fabric, nodeId, NodeFacts.class, atNs);
  }

  @Override
  public Optional<LinkFacts> link(Fabric fabric, String linkId, long atNs) {
    return one(fabric, linkId, LinkFacts.class, atNs);
  }

  @Override
  public List<PortFacts> portsOfMac(Fabric fabric, String mac, long atNs) {
    String wanted = mac.toLowerCase(Locale.ROOT);
    return all(new Alias(fabric, Name.PORT_OF_MAC, wanted), PortFacts.class, atNs)
        .filter(port -> port.mac().equals(wanted))
        .toList();
  }

  @Override
  public Optional<PoolFacts> pool(Fabric fabric, String poolId, long atNs) {
    return one(fabric, poolId, PoolFacts.class, atNs);
  }

  @Override
  public List<PoolFacts> poolsOfNode(Fabric fabric, String nodeId, long atNs) {
    return all(new Alias(fabric, Name.POOL_OF_NODE, nodeId), PoolFacts.class, atNs)
        .filter(pool -> pool.node().equals(nodeId))
        .toList();
  }

  @Override
  public List<AttachmentFacts> attachments(Fabric fabric, String poolId, long atNs) {
    return all(new Alias(fabric, Name.ATTACHMENT_OF_POOL, poolId), AttachmentFacts.class, atNs)
        .filter(right -> right.pool().equals(poolId))
        .toList();
  }

  @Override
  public List<AttachmentFacts> attachmentsOfHost(Fabric fabric, String hostId, long atNs) {
    return all(new Alias(fabric, Name.ATTACHMENT_OF_HOST, hostId), AttachmentFacts.class, atNs)
        .filter(right -> right.host().equals(hostId))
        .toList();
  }

  @Override
  public List<QuotaFacts> quotasOfTenant(Fabric fabric, String tenant, long atNs) {
    return all(new Alias(fabric, Name.QUOTA_OF_TENANT, tenant), QuotaFacts.class, atNs)
        .filter(quota -> quota.tenant().equals(tenant))
        .toList();
  }

  private <F extends Facts> Stream<F> all(Alias name, Class<F> kind, long atNs) {
    forgetIfChanged();
    var ids = names.get(name);
    if (ids == null) {
      ids = rows.named(name.fabric(), name.kind(), name.name());
      names.put(name, ids);
    }
    return ids.stream().flatMap(id -> one(name.fabric(), id, kind, atNs).stream());
  }

  /** What the highest version that had begun says; a version of another kind says nothing. */
  private <F extends Facts> Optional<F> one(Fabric fabric, String id, Class<F> kind, long atNs) {
    forgetIfChanged();
    var key = new Known(fabric, id);
    var known = versions.get(key);
    if (known == null) {
      known = rows.versions(fabric, id);
      versions.put(key, known);
    }
    for (int i = known.size() - 1; i >= 0; i--) {
      var version = known.get(i);
      boolean speaks = version.facts().isEmpty() || kind.isInstance(version.facts().get());
      if (version.atNs() <= atNs && speaks) {
        return version.facts().map(kind::cast);
      }
    }
    return Optional.empty();
  }

  private void forgetIfChanged() {
    long now = rows.changes();
    if (now != changes) {
      versions.clear();
      names.clear();
      changes = now;
    }
  }

  private static <K, V> Map<K, V> remembered() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
