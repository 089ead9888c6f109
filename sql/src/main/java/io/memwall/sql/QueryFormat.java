package io.memwall.sql;

/** How an answer is written. Times are ISO 8601 in UTC everywhere. */
public enum QueryFormat {
  /** Aligned columns for people: floating-point figures have 6 digits, a missing value is -. */
  TABLE,

  /** RFC 4180 with a header line; a missing value is an empty field, an array is JSON. */
  CSV,

  /**
   * One object: query, from, to, case, columns, rows, totals. A missing value is null. An integer
   * beyond 2^53 is a string, because readers would round it.
   */
  JSON
}
