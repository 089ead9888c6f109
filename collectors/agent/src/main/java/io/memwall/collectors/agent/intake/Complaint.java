package io.memwall.collectors.agent.intake;

import java.util.Objects;

/**
 * Something wrong with what somebody sent.
 *
 * @param line in the request or file, the first is 1
 * @param field such as {@code extents[0].length}; empty when it is about the whole
 * @param problem what is wrong
 * @param fix what to do; empty when there is nothing to add
 */
record Complaint(long line, String field, String problem, String fix) {
  Complaint {
    Objects.requireNonNull(field);
    Objects.requireNonNull(problem);
    Objects.requireNonNull(fix);
  }

  /** One line for logs and reject files. */
  String text() {
    String where = field.isEmpty() ? "" : field + ": ";
    return fix.isEmpty() ? where + problem : where + problem + "; " + fix;
  }
}
