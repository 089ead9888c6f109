package io.memwall.streams.sink;

import java.util.Arrays;

/**
 * Why an insert failed, and whether trying again can help. Only what is known to be the fault of a
 * row blames the rows: they are divided until the offending ones are found, which become dead
 * letters. Everything else, known or not, is waited out: a full disk must not cost a good row.
 */
enum InsertFailure {
  // Cannot be parsed, has the wrong type or size, is out of range, or violates a constraint.
  ROWS(
      false,
      "ClickHouse does not take these rows",
      6,
      26,
      27,
      32,
      33,
      38,
      41,
      43,
      44,
      53,
      69,
      70,
      72,
      117,
      128,
      131,
      190,
      321,
      349,
      376,
      395,
      407,
      441,
      467,
      469,
      675,
      676,
      691),
  UNREACHABLE(true, "ClickHouse cannot be reached, or closed the connection"),
  BROKEN_REQUEST(true, "the network broke while rows were sent", 209, 210),
  TIMEOUT_EXCEEDED(true, "ClickHouse took too long", 159),
  TOO_MANY_QUERIES(true, "ClickHouse is busy with other queries", 202),
  TOO_MANY_PARTS(true, "ClickHouse must merge before it takes more", 252),
  MEMORY_LIMIT(true, "ClickHouse is short of memory", 173, 241),
  DISK(true, "ClickHouse's disk is full or fails", 74, 75, 76, 243),
  READ_ONLY_TABLE(true, "the table is read-only for now", 242),
  STOPPING(true, "ClickHouse is shutting down, or cancelled the insert", 236, 394),
  KEEPER(true, "the coordination service is not available", 999),
  // Somebody must migrate, or give rights. Nothing is lost meanwhile.
  SCHEMA(true, "the database, the table or a column does not exist: run the migrator", 16, 60, 81),
  AUTHENTICATION(true, "user or password are wrong", 516),
  ACCESS_DENIED(true, "the user may not insert", 164, 497),
  QUOTA(true, "the user's quota is used up", 201),
  OTHER(true, "ClickHouse did not store the rows, for a reason that is none of theirs");

  private final boolean retry;
  private final String reason;

  // An array, because nothing else takes any number of int; nobody writes to it.
  @SuppressWarnings("ImmutableEnumChecker")
  private final int[] codes;

  InsertFailure(boolean retry, String reason, int... codes) {
    this.retry = retry;
    this.reason = reason;
    this.codes = codes;
  }

  /** The failure with ClickHouse's error code; {@link #OTHER} when it is not listed. */
  static InsertFailure of(int code) {
    return Arrays.stream(values()).filter(known -> known.has(code)).findFirst().orElse(OTHER);
  }

  boolean has(int code) {
    return Arrays.stream(codes).anyMatch(each -> each == code);
  }

  /** True when the same rows may succeed later. */
  boolean retry() {
    return retry;
  }

  String reason() {
    return reason;
  }
}
