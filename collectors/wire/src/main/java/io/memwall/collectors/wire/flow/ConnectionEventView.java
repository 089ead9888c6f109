package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import java.util.Optional;

/** A turn in the life of a connection. Valid only during the call that received it. */
public final class ConnectionEventView {
  /** What happened. */
  public enum Kind {
    FIRST_SEEN("The connection's first frame."),
    OPENED("An opening frame, or number 0 from a sender that has heard nothing."),
    ESTABLISHED("Credits were returned both ways."),
    CLOSING("One half closed."),
    CLOSED("Both halves closed."),
    RESET("It began anew with its first number, without having closed."),
    RESYNC("The cursors were lost; tracking began anew where the sequence stands."),
    IDLE("No frame for a minute."),
    QUIRK("A deviation from the specification was met for the first time."),
    PROFILE_CHANGED("It behaves like another implementation than thought before.");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** One sentence for people. */
    public String meaning() {
      return meaning;
    }
  }

  private Kind kind = Kind.FIRST_SEEN;
  private Anomaly code;
  private long nanos;
  private long frameNumber;
  private HalfView half;

  ConnectionEventView() {}

  ConnectionEventView set(Kind what, Anomaly why, long atNanos, long frame) {
    kind = what;
    code = why;
    nanos = atNanos;
    frameNumber = frame;
    return this;
  }

  ConnectionEventView of(HalfView view) {
    half = view;
    return this;
  }

  public Kind kind() {
    return kind;
  }

  /** Why tracking began anew, or which deviation was met; empty for other kinds. */
  public Optional<Anomaly> code() {
    return Optional.ofNullable(code);
  }

  /** Capture time in ns. */
  public long nanos() {
    return nanos;
  }

  /** Number of the frame at its tap, from 1. */
  public long frameNumber() {
    return frameNumber;
  }

  /** The half whose frame brought it about. */
  public HalfView half() {
    return half;
  }
}
