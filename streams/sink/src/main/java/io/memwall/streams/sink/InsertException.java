package io.memwall.streams.sink;

/** An insert that ClickHouse did not acknowledge. */
final class InsertException extends Exception {
  private static final long serialVersionUID = 1L;

  private final InsertFailure failure;

  InsertException(InsertFailure failure, String detail, Throwable cause) {
    super(failure.reason() + ": " + detail, cause);
    this.failure = failure;
  }

  InsertFailure failure() {
    return failure;
  }
}
