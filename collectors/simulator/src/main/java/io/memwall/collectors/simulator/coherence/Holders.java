package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who has a line as far as the directory knows, in the order of the grants. */
final class Holders {
  private final Map<Endpoint, Permission> permissions = new LinkedHashMap<>();

  void set(Endpoint holder, Permission permission) {
    if (permission == Permission.NONE) {
      permissions.remove(holder);
    } else {
      permissions.put(holder, permission);
    }
  }

  boolean isKnown(Endpoint holder) {
    return permissions.containsKey(holder);
  }

  boolean isEmpty() {
    return permissions.isEmpty();
  }

  /** Those who must shrink before the transaction may be served. */
  List<Endpoint> inTheWayOf(Transaction transaction) {
    Permission most = Permission.TRUNK.under(transaction.cap());
    return permissions.entrySet().stream()
        .filter(entry -> entry.getValue().compareTo(most) > 0)
        .map(Map.Entry::getKey)
        // A cache that asks for more keeps what it has; one that goes past itself does not.
        .filter(holder -> !(transaction.isAcquire() && holder == transaction.requester()))
        .toList();
  }
}
