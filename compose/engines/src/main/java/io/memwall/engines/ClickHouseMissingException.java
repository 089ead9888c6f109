package io.memwall.engines;

/** This machine has no ClickHouse and cannot get one; the message names the three ways to one. */
public final class ClickHouseMissingException extends EngineException {
  private static final long serialVersionUID = 1L;

  private static final String WAYS =
      " Do one of: set MEMWALL_CLICKHOUSE_URL=http://HOST:8123 to use a running server;"
          + " put a clickhouse binary, "
          + ClickHouseVersion.OLDEST
          + " or newer, on the PATH;"
          + " or have npm (Node.js) on the PATH of a Linux x86-64 machine with glibc, so that"
          + " memwall can fetch ClickHouse "
          + ClickHousePackage.VERSION
          + " once.";

  private final String reason;

  ClickHouseMissingException(String reason) {
    super("no ClickHouse: " + reason + "." + WAYS);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
