package io.memwall.collectors.agent.inspect.truth;

import java.util.OptionalLong;

/**
 * A line of truth and what was seen of it.
 *
 * @param line number in the truth file, from 1
 * @param seen empty when nothing was seen
 * @param why said of verdicts other than OK, a clause; may be empty
 */
public record Judgement(
    long line,
    String metric,
    String key,
    long truth,
    OptionalLong seen,
    long tolerance,
    Verdict verdict,
    String why) {

  /** How a line of truth came out. */
  public enum Verdict {
    OK("ok"),
    DIFFERS("DIFFERS"),
    NOT_SEEN("NOT SEEN"),
    NOT_IN_A_CAPTURE("not in a capture"),
    UNKNOWN("UNKNOWN");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /** As tables show it. */
    public String text() {
      return text;
    }

    /** True when the line speaks against what was seen. */
    public boolean isAgainst() {
      return this == DIFFERS || this == NOT_SEEN || this == UNKNOWN;
    }
  }

  /** Holds what was seen against a line of truth. */
  public static Judgement of(TruthLine line, Seen seen) {
    if (seen instanceof Seen.Value found) {
      return of(line, found.value(), line.tolerance());
    }
    if (seen instanceof Seen.Near near) {
      return of(line, near.value(), Math.max(line.tolerance(), near.within()));
    }
    if (seen instanceof Seen.Nothing nothing) {
      return new Judgement(line, OptionalLong.empty(), Verdict.NOT_SEEN, nothing.why());
    }
    if (seen instanceof Seen.Unknown unknown) {
      return new Judgement(line, OptionalLong.empty(), Verdict.UNKNOWN, unknown.why());
    }
    return new Judgement(line, OptionalLong.empty(), Verdict.NOT_IN_A_CAPTURE, "");
  }

  private static Judgement of(TruthLine line, long seen, long tolerance) {
    // Saturates: figures near the ends of the range are never within a small tolerance.
    long off = Math.abs(Math.subtractExact(seen >> 1, line.value() >> 1));
    boolean within = off <= Long.MAX_VALUE / 4 && Math.abs(seen - line.value()) <= tolerance;
    return new Judgement(
        line.number(),
        line.metric(),
        line.keyText(),
        line.value(),
        OptionalLong.of(seen),
        tolerance,
        verdict(within),
        "");
  }

  private Judgement(TruthLine line, OptionalLong seen, Verdict verdict, String why) {
    this(
        line.number(),
        line.metric(),
        line.keyText(),
        line.value(),
        seen,
        line.tolerance(),
        verdict,
        why);
  }

  private static Verdict verdict(boolean within) {
    return within ? Verdict.OK : Verdict.DIFFERS;
  }

  /** Names the line and what is wrong with it. */
  public String text() {
    return "line "
        + line
        + " "
        + metric
        + " ("
        + key
        + "): truth "
        + truth
        + ", "
        + (seen.isPresent() ? "seen " + seen.getAsLong() : why)
        + (verdict == Verdict.DIFFERS ? ", tolerance " + tolerance : "");
  }
}
