package io.memwall.collectors.wire.match;

import io.memwall.collectors.wire.Opcode;

/** A broken rule with its evidence; a flyweight, valid during the call that shows it. */
public final class Violation {
  ViolationCode code = ViolationCode.RESPONSE_WITHOUT_REQUEST;
  int direction;
  long nanos;
  long frameNumber;
  long requestFrame;
  Opcode opcode = Opcode.A_GET;
  int source;
  boolean addressKnown;
  long address;
  long expected;
  long seen;

  Violation() {}

  public ViolationCode code() {
    return code;
  }

  /** The direction the offending message travelled in, 0 or 1. */
  public int direction() {
    return direction;
  }

  /** When the offending message was seen, in ns since the Unix epoch. */
  public long nanos() {
    return nanos;
  }

  /** The number at this tap of the frame with the offending message, from 1. */
  public long frameNumber() {
    return frameNumber;
  }

  /** The number of the frame with the request it concerns; 0 when there is none. */
  public long requestFrame() {
    return requestFrame;
  }

  /** The offending message. */
  public Opcode opcode() {
    return opcode;
  }

  /** Its source id; its sink id on channel E. */
  public int source() {
    return source;
  }

  public boolean hasAddress() {
    return addressKnown;
  }

  /** Unsigned 64-bit byte address it concerns; 0 when it is not known. */
  public long address() {
    return address;
  }

  /** What the rule allows, as the code's facet says it. */
  public long expected() {
    return expected;
  }

  /** What was seen, as the code's facet says it. */
  public long seen() {
    return seen;
  }
}
