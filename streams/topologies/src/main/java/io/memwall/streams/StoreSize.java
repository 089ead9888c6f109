package io.memwall.streams;

/**
 * What a store takes in this process, its copies on standby included.
 *
 * @param topology whose
 * @param store its name
 * @param diskBytes of files
 * @param memoryBytes of rows that are not yet in files
 * @param rows an estimate: deleted ones count until files are merged
 */
public record StoreSize(
    String topology, String store, long diskBytes, long memoryBytes, long rows) {
  StoreSize plus(StoreSize other) {
    return new StoreSize(
        topology,
        store,
        diskBytes + other.diskBytes,
        memoryBytes + other.memoryBytes,
        rows + other.rows);
  }
}
