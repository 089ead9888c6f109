package io.memwall.streams.allocation;

import io.memwall.streams.ByteWriter;
import java.util.HashMap;
import java.util.Map;

/** The most each tenant of a pool ever held since the ledger began, bytes. */
final class HighWater {
  /** Tenants remembered; a further one has the mark of what it holds. */
  private static final int TENANTS = 10_000;

  private final PoolTable rows;
  private final Map<String, Long> marks = new HashMap<>();

  HighWater(PoolTable rows) {
    this.rows = rows;
    rows.scan((key, value) -> marks.put(key.text(), value.int64()));
  }

  void rise(String tenant, long usedBytes) {
    boolean known = marks.containsKey(tenant);
    if (!known && marks.size() >= TENANTS) {
      return;
    }
    if (!known || Long.compareUnsigned(usedBytes, marks.get(tenant)) > 0) {
      marks.put(tenant, usedBytes);
      rows.put(rows.key().text(tenant), new ByteWriter().int64(usedBytes));
    }
  }

  long of(String tenant) {
    return marks.getOrDefault(tenant, 0L);
  }

  void clear() {
    marks.clear();
    rows.clear();
  }
}
