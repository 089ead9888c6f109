package io.memwall.standalone.ask;

import io.memwall.sql.Parameter;
import io.memwall.sql.QueryResult;
import io.memwall.sql.TimeRange;
import java.util.Optional;

/** The line that says what an answer is about. */
final class Covers {
  private Covers() {}

  /** Of a saved query. */
  static String of(QueryResult answer, boolean allTime) {
    String what = what(answer.caseName().orElse(""));
    return allTime
        ? "covers " + what
        : "covers " + what + answer.range().map(Covers::text).orElse("");
  }

  /** Of a statement of the user's own, which may select less. */
  static String stored(Optional<TimeRange> range) {
    return "covers what the statement selects; "
        + range.map(r -> "stored is" + text(r)).orElse("nothing is stored yet");
  }

  private static String what(String caseName) {
    return switch (caseName) {
      case "" -> "live events";
      case Parameter.EVERYTHING -> "everything";
      default -> "case " + caseName;
    };
  }

  private static String text(TimeRange range) {
    return " " + range.from() + " to " + range.to();
  }
}
