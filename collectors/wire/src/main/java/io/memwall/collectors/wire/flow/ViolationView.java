package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.match.Violation;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A finding of the tracking, with its evidence. Valid only during the call that received it. */
public final class ViolationView {
  /** What {@link #expected} and {@link #seen} are numbers of. */
  public enum Evidence {
    /** Nothing but the frame itself. */
    NONE,
    COUNT,
    FLITS,
    SEQUENCE,
    SOURCE,
    SINK,
    ADDRESS,
    /** A size field n. */
    SIZE,
    /** A param field. */
    PARAM,
    /** A message kind: channel code times 8 plus opcode. */
    KIND,
    /** A permission: 0 none, 1 branch, 2 tip. */
    PERMISSION,
    NANOS
  }

  private Anomaly code = Anomaly.SEQ_JUMP;
  private Evidence evidence = Evidence.NONE;
  private long nanos;
  private long frameNumber;
  private long expected;
  private long seen;
  private HalfView half;
  private Violation message;

  ViolationView() {}

  ViolationView of(long atNanos, long frame, HalfView view) {
    message = null;
    nanos = atNanos;
    frameNumber = frame;
    half = view;
    return this;
  }

  ViolationView set(Anomaly what, Evidence kind, long due, long found) {
    code = what;
    evidence = kind;
    expected = due;
    seen = found;
    return this;
  }

  ViolationView about(Violation offending) {
    message = offending;
    return this;
  }

  public Anomaly code() {
    return code;
  }

  public Evidence evidence() {
    return evidence;
  }

  /** What the rule asks for; 0 without {@link #evidence}. */
  public long expected() {
    return expected;
  }

  /** What was there instead. */
  public long seen() {
    return seen;
  }

  /** Capture time in ns. */
  public long nanos() {
    return nanos;
  }

  /** Number of the frame at its tap, from 1. */
  public long frameNumber() {
    return frameNumber;
  }

  /** The half of the frame. */
  public HalfView half() {
    return half;
  }

  /** The offending message; empty when the frame or its number is what offends. */
  public Optional<Opcode> opcode() {
    return message == null ? Optional.empty() : Optional.of(message.opcode());
  }

  /** Source id of the offending message, its sink id on channel E. */
  public OptionalInt id() {
    return message == null ? OptionalInt.empty() : OptionalInt.of(message.source());
  }

  /** The address the offending message concerns, unsigned, where it is known. */
  public OptionalLong address() {
    return message != null && message.hasAddress()
        ? OptionalLong.of(message.address())
        : OptionalLong.empty();
  }

  /** Number of the frame with the request it concerns, from 1. */
  public OptionalLong requestFrame() {
    return message != null && message.requestFrame() > 0
        ? OptionalLong.of(message.requestFrame())
        : OptionalLong.empty();
  }
}
