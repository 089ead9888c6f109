package io.memwall.collectors.agent.inspect.check;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something a capture should not hold.
 *
 * @param code or demand
 * @param where interface and half
 * @param frame number in the file; empty when it is no single frame
 * @param clause of the specification
 * @param expected what is due
 * @param seen what was there
 */
public record Finding(
    String code,
    String where,
    OptionalLong frame,
    String clause,
    Optional<String> expected,
    Optional<String> seen) {

  /** All of it but the code on one line. */
  public String text() {
    var text = new StringBuilder(where);
    frame.ifPresent(number -> text.append(", frame ").append(number));
    expected.ifPresent(due -> text.append(", expected ").append(due));
    seen.ifPresent(was -> text.append(", seen ").append(was));
    return clause.isEmpty()
        ? text.toString()
        : text.append(" (").append(clause).append(')').toString();
  }
}
