package io.memwall.engines;

import java.nio.file.Path;

/**
 * What one ClickHouse server needs to know. Restarting on the same directory keeps its tables,
 * whatever the ports.
 *
 * @param source which ClickHouse, from {@link ClickHouse#find}
 * @param dataDir the engine's own directory, created when missing
 * @param httpPort HTTP on 127.0.0.1; 0 for any free one
 * @param tcpPort the native protocol on 127.0.0.1; 0 for any free one
 * @param maxMemoryBytes beyond this much memory a query fails instead of the machine
 */
public record ClickHouseOptions(
    ClickHouseSource source, Path dataDir, int httpPort, int tcpPort, long maxMemoryBytes) {

  /** 3 GB: enough for the shipped queries, and half of a small machine. */
  public static final long DEFAULT_MAX_MEMORY_BYTES = 3_000_000_000L;

  /** On free ports, with the default memory limit. */
  public static ClickHouseOptions in(Path dataDir, ClickHouseSource source) {
    return new ClickHouseOptions(source, dataDir, 0, 0, DEFAULT_MAX_MEMORY_BYTES);
  }

  public ClickHouseOptions withPorts(int http, int tcp) {
    return new ClickHouseOptions(source, dataDir, http, tcp, maxMemoryBytes);
  }

  public ClickHouseOptions withMaxMemoryBytes(long bytes) {
    return new ClickHouseOptions(source, dataDir, httpPort, tcpPort, bytes);
  }
}
