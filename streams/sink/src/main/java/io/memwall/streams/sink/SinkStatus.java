package io.memwall.streams.sink;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far a sink has come since it started.
 *
 * @param rowsByTable rows acknowledged by ClickHouse, repeats included
 * @param batches committed
 * @param lastInsert when the last batch was acknowledged
 * @param deadLetters records that could not be read or stored
 * @param retries inserts that failed and were tried again
 * @param lastFailure why the insert that is being retried now failed; empty when all is well
 * @param positions committed, by {@code topic-partition}: everything before is stored
 * @param mostParts active parts in one partition of a table of ClickHouse, of the one that had most
 *     when last looked; 0 before that
 */
public record SinkStatus(
    Map<String, Long> rowsByTable,
    long batches,
    Optional<Instant> lastInsert,
    long deadLetters,
    long retries,
    Optional<String> lastFailure,
    Map<String, Long> positions,
    int mostParts) {
  public SinkStatus {
    rowsByTable = Map.copyOf(rowsByTable);
    positions = Map.copyOf(positions);
  }
}
