package io.memwall.streams.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows that wait to be inserted together, and the decision when they have waited enough. Knows no
 * clock: the time comes in.
 *
 * @param <O> where a row came from, kept for the case that it is refused
 */
final class RowBatch<O> {
  /**
   * When a batch is due.
   *
   * @param rows at most about so many
   * @param bytes at most about so many
   * @param maxWait so long after its first row
   */
  record Limits(int rows, long bytes, Duration maxWait) {}

  /** A row and where it came from. */
  record Entry<O>(Row row, O origin) {}

  /** Rows of one table and one partition of it, inserted together. */
  record Block<O>(Shape shape, List<Entry<O>> entries) {
    byte[] bytes() {
      int size = entries.stream().mapToInt(entry -> entry.row().bytes().length).sum();
      byte[] all = new byte[size];
      int at = 0;
      for (Entry<O> entry : entries) {
        byte[] row = entry.row().bytes();
        System.arraycopy(row, 0, all, at, row.length);
        at += row.length;
      }
      return all;
    }

    List<Block<O>> halves() {
      int middle = entries.size() / 2;
      return List.of(
          new Block<>(shape, entries.subList(0, middle)),
          new Block<>(shape, entries.subList(middle, entries.size())));
    }
  }

  private record Key(String table, String partition) {}

  private final Limits limits;
  private final Map<Key, Block<O>> blocks = new LinkedHashMap<>();
  private Instant first;
  private int rows;
  private long bytes;

  RowBatch(Limits limits) {
    this.limits = limits;
  }

  void add(Row row, O origin, Instant now) {
    touch(now);
    blocks
        .computeIfAbsent(
            new Key(row.shape().table(), row.partition()),
            key -> new Block<>(row.shape(), new ArrayList<>()))
        .entries()
        .add(new Entry<>(row, origin));
    rows++;
    bytes += row.bytes().length;
  }

  /** Something without a row was read at this time: its position waits to be committed too. */
  void touch(Instant now) {
    if (first == null) {
      first = now;
    }
  }

  boolean isDue(Instant now) {
    return first != null
        && (rows >= limits.rows()
            || bytes >= limits.bytes()
            || !now.isBefore(first.plus(limits.maxWait())));
  }

  Limits limits() {
    return limits;
  }

  /** True when nothing was added or touched. */
  boolean isEmpty() {
    return first == null;
  }

  int rows() {
    return rows;
  }

  List<Block<O>> blocks() {
    return List.copyOf(blocks.values());
  }
}
