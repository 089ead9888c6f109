package io.memwall.collectors.wire.flow;

import java.util.function.Consumer;

/**
 * The connections of a tap by key, and by age: a chained hash table whose entries are also links of
 * one list from the most to the least recently seen. Nothing is allocated but connections.
 */
final class ConnectionTable {
  private final Connection[] buckets;
  private Connection newest;
  private Connection oldest;

  ConnectionTable(int expected) {
    buckets = new Connection[Integer.highestOneBit(Math.max(16, expected) * 2)];
  }

  /** The connection with this key, now the most recently seen; null when there is none. */
  Connection find(long low, long high) {
    Connection candidate = buckets[bucket(low, high)];
    while (candidate != null && !(candidate.key.low() == low && candidate.key.high() == high)) {
      candidate = candidate.nextInBucket;
    }
    if (candidate != null && candidate != newest) {
      unlink(candidate);
      link(candidate);
    }
    return candidate;
  }

  void add(Connection connection) {
    int bucket = bucket(connection.key.low(), connection.key.high());
    connection.nextInBucket = buckets[bucket];
    buckets[bucket] = connection;
    link(connection);
  }

  /** Takes out the least recently seen connection; there must be one. */
  Connection removeOldest() {
    Connection removed = oldest;
    unlink(removed);
    int bucket = bucket(removed.key.low(), removed.key.high());
    if (buckets[bucket] == removed) {
      buckets[bucket] = removed.nextInBucket;
      return removed;
    }
    Connection before = buckets[bucket];
    while (before.nextInBucket != removed) {
      before = before.nextInBucket;
    }
    before.nextInBucket = removed.nextInBucket;
    return removed;
  }

  /** The least recently seen; null when there is none. */
  Connection oldest() {
    return oldest;
  }

  /** Shows the connections seen at or after a time, the most recently seen first. */
  void forEachSince(long nanos, Consumer<Connection> action) {
    Connection connection = newest;
    while (connection != null && connection.lastSeenNanos >= nanos) {
      action.accept(connection);
      connection = connection.older;
    }
  }

  private int bucket(long low, long high) {
    return ConnectionKey.hash(low, high) & (buckets.length - 1);
  }

  private void link(Connection connection) {
    connection.older = newest;
    connection.newer = null;
    if (newest == null) {
      oldest = connection;
    } else {
      newest.newer = connection;
    }
    newest = connection;
  }

  private void unlink(Connection connection) {
    if (connection.newer == null) {
      newest = connection.older;
    } else {
      connection.newer.older = connection.older;
    }
    if (connection.older == null) {
      oldest = connection.newer;
    } else {
      connection.older.newer = connection.newer;
    }
  }
}
