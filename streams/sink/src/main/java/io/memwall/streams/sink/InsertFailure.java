package io.memwall.streams.sink;

import java.util.Arrays;

/**
 * Why an insert failed, and whether trying again can help. What is not listed blames the rows: they
 * are divided until the offending ones are found, which become dead letters.
 */
enum InsertFailure {
  UNREACHABLE(-1, true, "ClickHouse cannot be reached, or closed the connection"),
  BROKEN_REQUEST(210, true, "the network broke while rows were sent"),
  SOCKET_TIMEOUT(209, true, "ClickHouse did not answer in time"),
  TIMEOUT_EXCEEDED(159, true, "ClickHouse took too long"),
  TOO_MANY_QUERIES(202, true, "ClickHouse is busy with other queries"),
  TOO_MANY_PARTS(252, true, "ClickHouse must merge before it takes more"),
  MEMORY_LIMIT(241, true, "ClickHouse is short of memory"),
  NOT_ENOUGH_SPACE(243, true, "ClickHouse's disk is full"),
  READ_ONLY_TABLE(242, true, "the table is read-only for now"),
  CANNOT_ALLOCATE(173, true, "ClickHouse is short of memory"),
  ABORTED(236, true, "ClickHouse is shutting down"),
  QUERY_CANCELLED(394, true, "ClickHouse cancelled the insert"),
  KEEPER(999, true, "the coordination service is not available"),
  // Not the fault of any row: somebody must migrate, or give rights. Nothing is lost meanwhile.
  UNKNOWN_DATABASE(81, true, "the database does not exist: run the migrator"),
  UNKNOWN_TABLE(60, true, "the table does not exist: run the migrator"),
  NO_SUCH_COLUMN(16, true, "the table lacks a column: run the migrator"),
  AUTHENTICATION(516, true, "user or password are wrong"),
  ACCESS_DENIED(497, true, "the user may not insert"),
  READ_ONLY_USER(164, true, "the user may not insert"),
  QUOTA(201, true, "the user's quota is used up"),
  ROWS(0, false, "ClickHouse does not take these rows");

  private final int code;
  private final boolean retry;
  private final String reason;

  InsertFailure(int code, boolean retry, String reason) {
    this.code = code;
    this.retry = retry;
    this.reason = reason;
  }

  /** The failure with ClickHouse's error code; {@link #ROWS} when it is not listed. */
  static InsertFailure of(int code) {
    return Arrays.stream(values()).filter(known -> known.code == code).findFirst().orElse(ROWS);
  }

  /** True when the same rows may succeed later. */
  boolean retry() {
    return retry;
  }

  String reason() {
    return reason;
  }
}
