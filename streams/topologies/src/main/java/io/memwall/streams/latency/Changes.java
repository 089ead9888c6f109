package io.memwall.streams.latency;

import io.memwall.streams.Rows;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Windows that changed since they were last judged; in rows, mirrored in memory. */
final class Changes {
  private final Rows rows;
  private final TreeMap<Entity, Pending> changed = new TreeMap<>();

  /**
   * What waits of one entity.
   *
   * @param dueMs when it is judged, wall time in ms since 1970
   */
  private record Pending(long dueMs, NavigableSet<Long> starts) {}

  Changes(Rows rows) {
    this.rows = rows;
    rows.scan(
        Table.DIRTY.key().bytes(),
        (key, value) -> {
          var in = Table.fields(key);
          return startsOf(Entity.read(in), 0).add(in.ordered());
        });
  }

  /**
   * Notes that a window changed.
   *
   * @param dueMs when to judge it, wall time in ms since 1970; of no effect on an entity that waits
   *     already
   */
  void mark(Findings.Slot slot, long dueMs) {
    if (startsOf(slot.entity(), dueMs).add(slot.startNs())) {
      rows.put(key(slot.entity(), slot.startNs()), new byte[0]);
    }
  }

  /** Entities with changed windows that are due, pools first. */
  List<Entity> due(long nowMs) {
    return changed.entrySet().stream()
        .filter(one -> one.getValue().dueMs() <= nowMs)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The starts of the changed windows of such an entity. */
  NavigableSet<Long> of(Entity entity) {
    return changed.get(entity).starts();
  }

  void clear(Entity entity) {
    changed.remove(entity).starts().forEach(start -> rows.delete(key(entity, start)));
  }

  private NavigableSet<Long> startsOf(Entity entity, long dueMs) {
    return changed.computeIfAbsent(entity, none -> new Pending(dueMs, new TreeSet<>())).starts();
  }

  private static byte[] key(Entity entity, long startNs) {
    return Table.DIRTY.key(entity).ordered(startNs).bytes();
  }
}
