package io.memwall.streams.sink;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what the sink did; written by its threads, read by anybody. */
final class Progress {
  private final Map<String, Long> rowsByTable = new TreeMap<>();
  private final Map<String, Long> positions = new TreeMap<>();
  private long batches;
  private long deadLetters;
  private long retries;
  private int parts;
  private Instant lastInsert;
  private String lastFailure;

  synchronized void inserted(String table, int rows) {
    rowsByTable.merge(table, (long) rows, Long::sum);
  }

  synchronized void deadLettered() {
    deadLetters++;
  }

  synchronized void failed(String why) {
    retries++;
    lastFailure = why;
  }

  synchronized void stored(Instant when) {
    lastInsert = when;
    lastFailure = null;
  }

  synchronized void committed(Map<String, Long> now) {
    batches++;
    positions.putAll(now);
  }

  synchronized void parts(int now) {
    parts = now;
  }

  /** As last looked at. */
  synchronized int parts() {
    return parts;
  }

  synchronized SinkStatus status() {
    return new SinkStatus(
        rowsByTable,
        batches,
        Optional.ofNullable(lastInsert),
        deadLetters,
        retries,
        Optional.ofNullable(lastFailure),
        positions,
        parts);
  }
}
