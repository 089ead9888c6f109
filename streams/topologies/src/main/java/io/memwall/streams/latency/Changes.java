package io.memwall.streams.latency;

import io.memwall.streams.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Windows that changed since they were last judged; in rows, mirrored in memory. */
final class Changes {
  private final Rows rows;
  private final TreeMap<Entity, NavigableSet<Long>> changed = new TreeMap<>();

  Changes(Rows rows) {
    this.rows = rows;
    rows.scan(
        Table.DIRTY.key().bytes(),
        (key, value) -> {
          var in = Table.fields(key);
          return startsOf(Entity.read(in)).add(in.ordered());
        });
  }

  void mark(Findings.Slot slot) {
    if (startsOf(slot.entity()).add(slot.startNs())) {
      rows.put(key(slot.entity(), slot.startNs()), new byte[0]);
    }
  }

  /** Entities with changed windows, pools first. */
  List<Entity> entities() {
    return new ArrayList<>(changed.keySet());
  }

  /** The starts of the changed windows of such an entity. */
  NavigableSet<Long> of(Entity entity) {
    return startsOf(entity);
  }

  void clear(Entity entity) {
    changed.remove(entity).forEach(start -> rows.delete(key(entity, start)));
  }

  private NavigableSet<Long> startsOf(Entity entity) {
    return changed.computeIfAbsent(entity, none -> new TreeSet<>());
  }

  private static byte[] key(Entity entity, long startNs) {
    return Table.DIRTY.key(entity).ordered(startNs).bytes();
  }
}
