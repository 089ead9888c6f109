package io.memwall.collectors.wire.match;

import io.memwall.collectors.wire.Opcode;

/** A request and how it ended; a flyweight, valid during the call that shows it. */
public final class Transaction {
  /** Stands for "no such time": no answer, or no acknowledgement. */
  public static final long NEVER = Long.MIN_VALUE;

  LatencyClass latencyClass = LatencyClass.GET;
  Outcome outcome = Outcome.MATCHED;
  Opcode opcode = Opcode.A_GET;
  Opcode responseOpcode;
  int direction;
  int param;
  int size;
  int responseSize;
  int responseParam;
  boolean addressKnown;
  long address;
  int source;
  int sink;
  int domain;
  long requestNanos;
  long responseNanos;
  long acquireNanos;
  long requestFrame;
  int requestSequence;
  long responseFrame;
  boolean retransmitted;
  boolean corrupt;

  Transaction() {}

  public LatencyClass latencyClass() {
    return latencyClass;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** The direction the request travelled in, 0 or 1. */
  public int direction() {
    return direction;
  }

  /** The request's opcode; a grant's for {@link LatencyClass#GRANT_ACK}. */
  public Opcode opcode() {
    return opcode;
  }

  /** The answer's opcode; null without an answer. */
  public Opcode responseOpcode() {
    return responseOpcode;
  }

  public int param() {
    return param;
  }

  /** The answer's param, such as what a grant gives; -1 without an answer. */
  public int responseParam() {
    return responseParam;
  }

  public int sizeExponent() {
    return size;
  }

  /** The answer's size field; -1 without an answer, and for GrantAck, which has none. */
  public int responseSizeExponent() {
    return responseSize;
  }

  /** True when the answer's size differs from the request's. */
  public boolean isSizeMismatch() {
    return responseSize >= 0 && responseSize != size;
  }

  public boolean hasAddress() {
    return addressKnown;
  }

  /** Unsigned 64-bit byte address; 0 when it is not known. Grants have their acquire's. */
  public long address() {
    return address;
  }

  public int source() {
    return source;
  }

  /** Sink id of a grant; -1 where there is none. */
  public int sink() {
    return sink;
  }

  public int domain() {
    return domain;
  }

  /** When the request was seen, in ns since the Unix epoch. */
  public long requestNanos() {
    return requestNanos;
  }

  /** When the answer was seen; {@link #NEVER} without one. */
  public long responseNanos() {
    return responseNanos;
  }

  /**
   * For {@link LatencyClass#GRANT_ACK}, when the grant's acquire was seen; {@link #NEVER} when it
   * was not, and for every other class.
   */
  public long acquireNanos() {
    return acquireNanos;
  }

  /** Time from request to answer in ns; 0 when the stamps step back, or without an answer. */
  public long latencyNanos() {
    return responseNanos == NEVER ? 0 : Math.max(0, responseNanos - requestNanos);
  }

  /** The number at this tap of the frame with the request, from 1. */
  public long requestFrame() {
    return requestFrame;
  }

  /** The sequence number of the frame with the request, 22 bits: the same at every tap. */
  public int requestSequence() {
    return requestSequence;
  }

  /** The number of the frame with the answer; 0 without one. */
  public long responseFrame() {
    return responseFrame;
  }

  /** True when the request's or the answer's frame was sent more than once. */
  public boolean retransInvolved() {
    return retransmitted;
  }

  /** True when request or answer carried corrupt data. */
  public boolean corrupt() {
    return corrupt;
  }
}
