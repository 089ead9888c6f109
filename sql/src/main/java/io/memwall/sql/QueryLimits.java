package io.memwall.sql;

import java.time.Duration;
import java.util.Map;

/**
 * What one question may take of the server. A statement cannot lift them.
 *
 * @param seconds the server gives up after them; 0 for no limit
 * @param rows the answer ends soon after so many, without a word; 0 for no limit
 * @param bytes of memory; 0 for no limit
 */
public record QueryLimits(long seconds, long rows, long bytes) {
  static final QueryLimits NONE = new QueryLimits(0, 0, 0);

  public QueryLimits {
    if (seconds < 0 || rows < 0 || bytes < 0) {
      throw new IllegalArgumentException("a limit is 0 or more");
    }
  }

  /** Of at most so long, for a person who waits for it. */
  public static QueryLimits of(Duration time, long rows, long bytes) {
    return new QueryLimits(Math.max(1, time.toSeconds()), rows, bytes);
  }

  Map<String, String> settings() {
    return equals(NONE)
        ? Map.of()
        : Map.of(
            "max_execution_time",
            Long.toString(seconds),
            "max_result_rows",
            Long.toString(rows),
            "result_overflow_mode",
            "break",
            "max_memory_usage",
            Long.toString(bytes));
  }
}
