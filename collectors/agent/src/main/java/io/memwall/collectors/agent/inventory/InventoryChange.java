package io.memwall.collectors.agent.inventory;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.InventoryVersion.Attachment;
import io.memwall.collectors.agent.allocation.InventoryVersion.FabricObject;
import io.memwall.collectors.agent.allocation.InventoryVersion.Link;
import io.memwall.collectors.agent.allocation.InventoryVersion.Pool;
import io.memwall.collectors.agent.allocation.InventoryVersion.Port;
import io.memwall.collectors.agent.allocation.InventoryVersion.Quota;
import io.memwall.collectors.agent.allocation.InventoryVersion.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A difference between a declaration and what is known.
 *
 * @param before empty when the object is new
 * @param after empty when the object is to cease
 */
public record InventoryChange(
    String objectId, Optional<FabricObject> before, Optional<FabricObject> after) {
  private static final String REPORTER = "inventory/";

  public InventoryChange {
    Objects.requireNonNull(objectId);
    Objects.requireNonNull(before);
    Objects.requireNonNull(after);
  }

  /** The node id under which a declaration speaks. */
  public static String reporter(String scope) {
    return REPORTER + scope;
  }

  /**
   * What must be said so that the known becomes the declared. What others declared, or nodes
   * discovered, stays.
   */
  public static List<InventoryChange> between(Collection<KnownObject> known, Declaration declared) {
    var there = new TreeMap<String, FabricObject>();
    var changes = new TreeMap<String, InventoryChange>();
    for (KnownObject each : known) {
      String id = each.version().objectId();
      each.version().object().ifPresent(object -> there.put(id, object));
      boolean ours = each.reporter().equals(reporter(declared.scope()));
      if (ours && each.isThere() && !declared.objects().containsKey(id)) {
        changes.put(id, new InventoryChange(id, each.version().object(), Optional.empty()));
      }
    }
    declared
        .objects()
        .forEach(
            (id, object) -> {
              if (!object.equals(there.get(id))) {
                changes.put(
                    id,
                    new InventoryChange(
                        id, Optional.ofNullable(there.get(id)), Optional.of(object)));
              }
            });
    return List.copyOf(changes.values());
  }

  /** References of a declaration to objects that nobody declared, one line each. */
  public static List<String> dangling(Collection<KnownObject> known, Declaration declared) {
    var objects = new TreeMap<String, FabricObject>();
    known.forEach(
        each -> each.version().object().ifPresent(o -> objects.put(each.version().objectId(), o)));
    objects.putAll(declared.objects());
    var lines = new ArrayList<String>();
    declared
        .objects()
        .forEach(
            (id, object) ->
                references(object)
                    .forEach(
                        (role, to) -> {
                          if (!objects.containsKey(to)) {
                            lines.add("%s: %s %s is not declared".formatted(id, role, to));
                          }
                        }));
    return lines;
  }

  private static Map<String, String> references(FabricObject object) {
    var found = new TreeMap<String, String>();
    if (object instanceof Port port) {
      found.put("node", port.nodeId());
      port.linkId().ifPresent(link -> found.put("link", link));
    } else if (object instanceof Link link) {
      found.put("a", link.a());
      found.put("b", link.b());
    } else if (object instanceof Pool pool) {
      found.put("node", pool.nodeId());
    } else if (object instanceof Region region) {
      found.put("pool", region.poolId());
    } else if (object instanceof Attachment attachment) {
      found.put("host", attachment.hostId());
      found.put("pool", attachment.poolId());
      attachment.path().forEach(link -> found.put("path " + link, link));
    } else if (object instanceof Quota quota) {
      quota.poolId().ifPresent(pool -> found.put("pool", pool));
    }
    return found;
  }

  /** The version that says it. */
  public InventoryVersion version(long epoch, long seq, long epochNanos) {
    return new InventoryVersion(objectId, epoch, seq, epochNanos, after);
  }

  /** {@code +} new, {@code -} gone, {@code ~} changed; with what it was and is. */
  public String text() {
    if (after.isEmpty()) {
      return "- " + objectId + "  " + ObjectText.of(before.orElseThrow());
    }
    String now = ObjectText.of(after.get());
    return before
        .map(was -> "~ " + objectId + "  " + ObjectText.of(was) + "  ->  " + now)
        .orElse("+ " + objectId + "  " + now);
  }
}
