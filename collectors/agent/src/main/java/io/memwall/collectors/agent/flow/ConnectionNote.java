package io.memwall.collectors.agent.flow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A turn in the life of a connection, or a breach of the protocol.
 *
 * @param epochNanos when it happened, but never before the interval in which it was found out;
 *     nanoseconds since the Unix epoch
 * @param half the one whose frame brought it about
 * @param code why tracking began anew, which deviation was met or which rule was broken
 * @param count occurrences it stands for
 * @param breach the evidence of a violation
 * @param base credits of the half before any was returned; channels of unknown base are absent
 */
public record ConnectionNote(
    long epochNanos,
    FlowRecord.Half half,
    Standing standing,
    Kind kind,
    Optional<String> code,
    long count,
    Sight sight,
    Optional<Breach> breach,
    List<BaseCredit> base,
    FlowRecord.Totals totals) {

  /** The evidence of a breach whose numbers are addresses. */
  public static final String ADDRESS_EVIDENCE = "address";

  public ConnectionNote {
    Objects.requireNonNull(half);
    Objects.requireNonNull(standing);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(code);
    Objects.requireNonNull(sight);
    Objects.requireNonNull(breach);
    base = List.copyOf(base);
    Objects.requireNonNull(totals);
  }

  /** The same with other evidence. */
  public ConnectionNote withBreach(Breach other) {
    return new ConnectionNote(
        epochNanos, half, standing, kind, code, count, sight, Optional.of(other), base, totals);
  }

  /** The same for so many occurrences, of which this is the evidence. */
  ConnectionNote standingFor(long occurrences) {
    return new ConnectionNote(
        epochNanos, half, standing, kind, code, occurrences, sight, breach, base, totals);
  }

  /** The same, dated no earlier than this. */
  ConnectionNote notBefore(long nanos) {
    return new ConnectionNote(
        Math.max(epochNanos, nanos),
        half,
        standing,
        kind,
        code,
        count,
        sight,
        breach,
        base,
        totals);
  }

  /** What happened. */
  public enum Kind {
    FIRST_SEEN,
    OPENED,
    ESTABLISHED,
    CLOSING,
    CLOSED,
    RESET,
    RESYNC,
    IDLE,
    QUIRK,
    PROFILE_CHANGED,
    VIOLATION
  }

  /**
   * What the connection is taken for.
   *
   * @param profile implementation it behaves like, such as {@code wd11}; {@code unknown}
   * @param oneSided true when the tap has seen only this half
   */
  public record Standing(String profile, boolean oneSided) {
    public Standing {
      Objects.requireNonNull(profile);
    }
  }

  /**
   * Where it showed.
   *
   * @param frameNanos capture time, nanoseconds since the Unix epoch
   * @param frameNumber at the tap, from 1
   */
  public record Sight(long frameNanos, long frameNumber) {}

  /**
   * Evidence of a violation.
   *
   * @param evidence what the two numbers are, such as {@code permission}
   * @param expected what the rule asks for
   * @param seen what was there instead
   * @param message the one that offends; empty when the frame does
   * @param address unsigned, if known
   * @param requestFrame number of the frame with the request it concerns
   */
  public record Breach(
      String evidence,
      OptionalLong expected,
      OptionalLong seen,
      Optional<Message> message,
      OptionalLong address,
      OptionalLong requestFrame) {
    public Breach {
      Objects.requireNonNull(evidence);
      Objects.requireNonNull(expected);
      Objects.requireNonNull(seen);
      Objects.requireNonNull(message);
      Objects.requireNonNull(address);
      Objects.requireNonNull(requestFrame);
    }
  }

  /**
   * A message.
   *
   * @param channel 1..5 = A..E
   * @param id source, or sink on channel E
   */
  public record Message(int channel, int opcode, OptionalInt id) {
    public Message {
      Objects.requireNonNull(id);
    }
  }

  /**
   * Credits a half has had from the start.
   *
   * @param channel 1..5 = A..E
   */
  public record BaseCredit(int channel, long flits) {}
}
