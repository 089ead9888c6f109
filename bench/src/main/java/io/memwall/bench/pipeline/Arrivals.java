package io.memwall.bench.pipeline;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks a table again and again for what is in it of each second, and notes how long after its
 * second each row could first be read.
 */
public final class Arrivals implements AutoCloseable {
  private static final long PAUSE_MS = 20;
  private static final long PARTS_EVERY_MS = 1_000;

  private final Store store;
  private final String sql;
  private final Map<Long, Long> seen = new HashMap<>();
  private final TreeMap<Long, Long> lateMs = new TreeMap<>();
  private final Thread thread = new Thread(this::watch, "bench-arrivals");
  private long mostParts;
  private long partsAskedMs;
  private volatile long rows;
  private volatile boolean over;

  /**
   * Begins.
   *
   * @param what to ask: end of the second in ms since 1970, and how many rows there are of it
   */
  public Arrivals(Store store, String what) {
    this.store = store;
    this.sql = what;
    thread.start();
  }

  private void watch() {
    while (!over) {
      look();
      try {
        Thread.sleep(PAUSE_MS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void look() {
    List<List<Object>> answer = store.rows(sql);
    long now = System.currentTimeMillis();
    long all = 0;
    for (List<Object> row : answer) {
      long end = ((Number) row.get(0)).longValue();
      long count = ((Number) row.get(1)).longValue();
      long fresh = count - seen.getOrDefault(end, 0L);
      if (fresh > 0) {
        seen.put(end, count);
        lateMs.merge(now - end, fresh, Long::sum);
      }
      all += count;
    }
    rows = all;
    if (now - partsAskedMs > PARTS_EVERY_MS) {
      partsAskedMs = now;
      mostParts = Math.max(mostParts, store.parts());
    }
  }

  /** Returns when so many rows have been seen, or a time has passed. */
  public boolean await(long wanted, Instant until) throws InterruptedException {
    while (rows < wanted && Instant.now().isBefore(until)) {
      Thread.sleep(PAUSE_MS);
    }
    return rows >= wanted;
  }

  /** Ends the asking. */
  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Rows seen. */
  public long rows() {
    return rows;
  }

  /** So many ms after the end of its second the share of rows could be read. After closing. */
  public double lateMs(double share) {
    long wanted = (long) Math.ceil(share * rows);
    long counted = 0;
    for (var one : lateMs.entrySet()) {
      counted += one.getValue();
      if (counted >= wanted) {
        return one.getKey();
      }
    }
    return Double.NaN;
  }

  /** The most active parts of one partition that were seen. */
  public long mostParts() {
    return mostParts;
  }
}
