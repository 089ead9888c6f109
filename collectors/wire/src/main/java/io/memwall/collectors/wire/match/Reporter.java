package io.memwall.collectors.wire.match;

import io.memwall.collectors.wire.Opcode;

/** Fills the flyweights and shows them to the sink. */
final class Reporter {
  final MatchSink sink;
  final Transaction transaction = new Transaction();
  private final Violation violation = new Violation();

  Reporter(MatchSink sink) {
    this.sink = sink;
  }

  /** Sets everything of the request; the answer's part says that there is none. */
  Transaction request(int direction, LatencyClass latencyClass, Pending rows, int row) {
    Transaction t = transaction;
    long header = rows.get(row, Pending.HEADER);
    long flags = rows.get(row, Pending.FLAGS);
    t.latencyClass = latencyClass;
    t.direction = direction;
    t.opcode = MessageView.opcodeOf(header);
    t.param = (int) (header >>> 52) & 0xF;
    t.size = (int) (header >>> 48) & 0xF;
    t.domain = (int) (header >>> 40) & 0xFF;
    t.source = (int) header & 0x3FF_FFFF;
    t.sink = latencyClass == LatencyClass.GRANT_ACK ? (int) rows.key(row) : -1;
    t.addressKnown = (flags & RequestTable.ADDRESS_KNOWN) != 0;
    t.address = rows.get(row, Pending.ADDRESS);
    t.requestNanos = rows.get(row, Pending.NANOS);
    t.acquireNanos = rows.get(row, Pending.ACQUIRE_NANOS);
    t.requestFrame = rows.get(row, Pending.FRAME);
    t.retransmitted = (flags & RequestTable.RETRANSMITTED) != 0;
    t.corrupt = (flags & RequestTable.CORRUPT) != 0;
    t.requestSequence = (int) (flags >>> RequestTable.SEQUENCE_SHIFT);
    return unanswered(t);
  }

  void answer(MessageView response) {
    Transaction t = transaction;
    t.responseOpcode = response.opcode();
    t.responseParam = response.param();
    t.responseSize = response.opcode() == Opcode.E_GRANT_ACK ? -1 : response.sizeExponent();
    t.responseNanos = response.nanos();
    t.responseFrame = response.frameNumber();
    t.retransmitted |= response.retransmitted();
    t.corrupt |= response.corrupt() && response.opcode().hasData();
    if (t.sink < 0) {
      t.sink = response.sink();
    }
  }

  void end(Outcome outcome) {
    transaction.outcome = outcome;
    sink.onTransaction(transaction);
  }

  /** A rule broken by a message, with nothing known of a request. */
  void violation(ViolationCode code, int direction, MessageView message, long expected, long seen) {
    Violation v = violation;
    v.code = code;
    v.direction = direction;
    v.nanos = message.nanos();
    v.frameNumber = message.frameNumber();
    v.requestFrame = 0;
    v.opcode = message.opcode();
    boolean onE = message.opcode() == Opcode.E_GRANT_ACK;
    v.source = onE ? message.sink() : message.source();
    v.addressKnown = message.hasAddress();
    v.address = message.address();
    v.expected = expected;
    v.seen = seen;
    sink.onViolation(v);
  }

  /** A rule broken by the answer to the transaction at hand, which knows the address. */
  void answerViolation(ViolationCode code, MessageView message, long expected, long seen) {
    Violation v = violation;
    Transaction t = transaction;
    v.code = code;
    v.direction = 1 - t.direction;
    v.nanos = message.nanos();
    v.frameNumber = message.frameNumber();
    v.requestFrame = t.requestFrame;
    v.opcode = message.opcode();
    v.source = t.source;
    v.addressKnown = t.addressKnown;
    v.address = t.address;
    v.expected = expected;
    v.seen = seen;
    sink.onViolation(v);
  }

  /** A second request on the id of the transaction at hand, of which {@code row} is the second. */
  void reuse(ViolationCode code, Pending rows, int row) {
    Violation v = violation;
    Transaction t = transaction;
    long header = rows.get(row, Pending.HEADER);
    v.code = code;
    v.direction = t.direction;
    v.nanos = rows.get(row, Pending.NANOS);
    v.frameNumber = rows.get(row, Pending.FRAME);
    v.requestFrame = t.requestFrame;
    v.opcode = MessageView.opcodeOf(header);
    v.source = (int) rows.key(row);
    v.addressKnown = (rows.get(row, Pending.FLAGS) & RequestTable.ADDRESS_KNOWN) != 0;
    v.address = rows.get(row, Pending.ADDRESS);
    v.expected = 1;
    v.seen = 2;
    sink.onViolation(v);
  }

  private static Transaction unanswered(Transaction t) {
    t.responseOpcode = null;
    t.responseParam = -1;
    t.responseSize = -1;
    t.responseNanos = Transaction.NEVER;
    t.responseFrame = 0;
    return t;
  }
}
