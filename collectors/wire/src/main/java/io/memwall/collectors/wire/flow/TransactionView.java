package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.match.Outcome;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A request and what became of it. Valid only during the call that received it. */
public interface TransactionView {
  LatencyClass latencyClass();

  Outcome outcome();

  /** The request. */
  Opcode opcode();

  /** Its param field. */
  int param();

  /** Its size field n: 2^n bytes. */
  int sizeExponent();

  /** The response's size field; empty without a response. */
  OptionalInt responseSizeExponent();

  boolean hasAddress();

  /** Unsigned; of a GrantAck the one of the acquire. 0 without {@link #hasAddress}. */
  long address();

  /** Transaction id of the request, 26 bits. */
  int source();

  /** Sink of a grant; empty for other transactions. */
  OptionalInt sink();

  /** Ordering domain, 0 for none. */
  int domain();

  /** Capture time of the request in ns. */
  long requestNanos();

  /** Capture time of the response; empty without one. */
  OptionalLong responseNanos();

  /** Of class GRANT_ACK the capture time of the GrantAck; empty for others. */
  OptionalLong ackNanos();

  /** Of class GRANT_ACK the capture time of the acquire, when it is known; empty for others. */
  OptionalLong acquireNanos();

  /** Time from request to response in ns; 0 when the stamps step back, or without a response. */
  long latencyNanos();

  /** Number of the request's frame at its tap, from 1. */
  long requestFrame();

  /** Number of the response's frame; empty without one. */
  OptionalLong responseFrame();

  /** True when it belongs to the fixed share of all transactions. */
  boolean isHeadSampled();

  /** True when it belongs to the sample of the slowest. */
  boolean isTailSampled();

  /** How many transactions this one stands for; 0 when no sampler took it. */
  long sampleWeight();

  /** True when the frame of request or response was repeated. */
  boolean retransInvolved();

  /** True when request or response carried data marked corrupt. */
  boolean corrupt();
}
