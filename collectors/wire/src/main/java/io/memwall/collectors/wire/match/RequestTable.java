package io.memwall.collectors.wire.match;

import io.memwall.collectors.wire.Opcode;

/** Outstanding requests of one kind and one side, and the discipline of their ids. */
final class RequestTable {
  static final long ADDRESS_KNOWN = 1;
  static final long RETRANSMITTED = 2;
  static final long CORRUPT = 4;

  /** From here up the flags hold the sequence number of the request's frame. */
  static final int SEQUENCE_SHIFT = 8;

  /** Set once an answer came that does not fit: another use of the id ends the request. */
  private static final long MISANSWERED = 8;

  /** After so many ids used again in flight the side is taken to do so as a matter of course. */
  private static final int GENUINE_REUSES = 8;

  private final RequestKind kind;
  private final int side;
  private final MatchSettings settings;
  private final History history;
  private final Reporter reporter;
  private final Pending rows;
  private final Admission admission;
  private int reuses;
  private boolean fifo;

  RequestTable(RequestKind kind, int side, MatchSettings settings, Shared shared) {
    this.kind = kind;
    this.side = side;
    this.settings = settings;
    this.history = shared.history();
    this.reporter = shared.reporter();
    this.rows = new Pending(settings.outstanding(), shared.room());
    this.admission = new Admission(settings.outstanding());
  }

  /** What the tables of one connection share. */
  record Shared(History history, Reporter reporter, Room room) {}

  int size() {
    return rows.size();
  }

  boolean isFifo() {
    return fifo;
  }

  /** Remembers a request; the row, or {@link Pending#NONE} when there is no room for it. */
  int open(long key, MessageView request) {
    if (!admission.admits(key, rows.size()) || !rows.makeRoom()) {
      return refuse(request, MatchSink.Refusal.TABLE_FULL);
    }
    if (isQueueFull(key)) {
      return refuse(request, MatchSink.Refusal.SOURCE_QUEUE_FULL);
    }
    int row = rows.add(key);
    rows.set(row, Pending.NANOS, request.nanos());
    rows.set(row, Pending.FRAME, request.frameNumber());
    rows.set(row, Pending.ADDRESS, request.address());
    rows.set(row, Pending.HEADER, request.header());
    rows.set(row, Pending.ACQUIRE_NANOS, Transaction.NEVER);
    boolean corrupt = request.corrupt() && request.opcode().hasData();
    rows.set(
        row,
        Pending.FLAGS,
        (request.hasAddress() ? ADDRESS_KNOWN : 0)
            | (request.retransmitted() ? RETRANSMITTED : 0)
            | (corrupt ? CORRUPT : 0)
            | ((long) request.sequence() << SEQUENCE_SHIFT));
    return row;
  }

  /** Gives a grant what its acquire knew. */
  void inherit(int row, Transaction acquire) {
    rows.set(row, Pending.ADDRESS, acquire.address);
    rows.set(row, Pending.ACQUIRE_NANOS, acquire.requestNanos);
    long flags = rows.get(row, Pending.FLAGS);
    rows.set(row, Pending.FLAGS, flags | (acquire.addressKnown ? ADDRESS_KNOWN : 0));
  }

  /** Ends the request this answers; true when there was one. The reporter then still holds it. */
  boolean answer(long key, MessageView response) {
    int row = candidate(key, response);
    if (row == Pending.NONE) {
      unrequested(response);
      return false;
    }
    Transaction t = load(row);
    long openedNanos = t.requestNanos;
    boolean fits = RequestKind.isCompatible(t.opcode, response.opcode());
    boolean sameSize = isSameSize(t, response);
    if (!fits || !sameSize) {
      boolean stale = !fits || response.sizeExponent() != 0;
      if (stale && history.lostSince(openedNanos)) {
        close(row, Outcome.GAP);
        unmatched(response);
        return false;
      }
    }
    if (!fits) {
      misanswered(row, response);
      return false;
    }
    if (!sameSize) {
      reporter.answerViolation(
          ViolationCode.SIZE_MISMATCH, response, t.size, response.sizeExponent());
    }
    reporter.answer(response);
    rows.remove(row);
    reporter.end(outcome(response, openedNanos));
    return true;
  }

  /** Marks requests whose frame is sent again. */
  void repeat(long key, MessageView request) {
    for (int row = rows.first(key); row != Pending.NONE; row = rows.next(row)) {
      if (rows.get(row, Pending.HEADER) == request.header()
          && rows.get(row, Pending.ADDRESS) == request.address()) {
        rows.set(row, Pending.FLAGS, rows.get(row, Pending.FLAGS) | RETRANSMITTED);
      }
    }
  }

  void expire(long nanos, long age) {
    for (int row = rows.oldest(); row != Pending.NONE; row = rows.oldest()) {
      long opened = rows.get(row, Pending.NANOS);
      if (nanos - opened <= age) {
        break;
      }
      load(row);
      close(row, history.lostSince(opened) ? Outcome.GAP : Outcome.TIMEOUT);
      admission.givenUp(nanos);
    }
    admission.settle(nanos, age);
  }

  /** Ends everything. */
  void flush(Outcome outcome) {
    for (int row = rows.oldest(); row != Pending.NONE; row = rows.oldest()) {
      load(row);
      close(row, outcome);
    }
    admission.reset();
  }

  /** Gives all memory back; nothing may be outstanding. */
  void release() {
    rows.release();
  }

  /** Forgets the discipline too: the other end may be another. */
  void reset() {
    flush(Outcome.RESET);
    reuses = 0;
    fifo = false;
  }

  /** True when a request with this key waits for its answer. */
  boolean awaits(long key) {
    return rows.first(key) != Pending.NONE;
  }

  /** True when the first request on this id that waits for data is an atomic. */
  boolean awaitsAtomic(long key) {
    int row = firstFitting(key, Opcode.D_ACCESS_ACK_DATA);
    return row != Pending.NONE
        && MessageView.opcodeOf(rows.get(row, Pending.HEADER)) != Opcode.A_GET;
  }

  /** The request that an answer with this key is for, once the id's discipline had its say. */
  private int candidate(long key, MessageView response) {
    int first = rows.first(key);
    if (first == Pending.NONE || rows.next(first) == Pending.NONE) {
      return first;
    }
    if (!fifo) {
      first = thinOut(first);
      if (rows.next(first) != Pending.NONE) {
        genuineReuse(first);
      }
    }
    int fitting = firstFitting(key, response.opcode());
    return fitting == Pending.NONE ? first : fitting;
  }

  /** Ends requests that can no longer be answered because their id is in use again. */
  private int thinOut(int first) {
    int row = first;
    boolean lost = history.lostSince(rows.get(first, Pending.NANOS));
    int next = rows.next(row);
    while (next != Pending.NONE && (lost || (rows.get(row, Pending.FLAGS) & MISANSWERED) != 0)) {
      load(row);
      close(row, Outcome.SOURCE_REUSE);
      row = next;
      next = rows.next(row);
    }
    return row;
  }

  private void genuineReuse(int first) {
    if (kind.reuse() == null) {
      return;
    }
    load(first);
    reporter.reuse(kind.reuse(), rows, rows.next(first));
    reuses++;
    if (reuses >= GENUINE_REUSES) {
      fifo = true;
      reporter.sink.onSourceFifo(side);
    }
  }

  private int firstFitting(long key, Opcode response) {
    int row = rows.first(key);
    while (row != Pending.NONE
        && !RequestKind.isCompatible(
            MessageView.opcodeOf(rows.get(row, Pending.HEADER)), response)) {
      row = rows.next(row);
    }
    return row;
  }

  private Outcome outcome(MessageView response, long openedNanos) {
    if (response.denied()) {
      return Outcome.DENIED;
    }
    boolean lost =
        history.lostSince(side, openedNanos) || (fifo && history.lostSince(1 - side, openedNanos));
    return lost ? Outcome.AMBIGUOUS : Outcome.MATCHED;
  }

  private void misanswered(int row, MessageView response) {
    long flags = rows.get(row, Pending.FLAGS);
    rows.set(row, Pending.FLAGS, flags | MISANSWERED);
    reporter.answerViolation(
        ViolationCode.RESPONSE_INCOMPATIBLE,
        response,
        RequestKind.answerTo(reporter.transaction.opcode).kind(),
        response.opcode().kind());
    unmatched(response);
  }

  private void unrequested(MessageView response) {
    if (admission.expectsRefused()) {
      return;
    }
    boolean late = admission.expectsLate();
    if (!late && history.isWhole(response.nanos(), settings.ageNanos())) {
      reporter.violation(kind.unrequested(), 1 - side, response, 1, 0);
    }
    unmatched(response);
  }

  private void unmatched(MessageView response) {
    reporter.sink.onUnmatchedResponse(1 - side, response);
  }

  private Transaction load(int row) {
    Opcode opcode = MessageView.opcodeOf(rows.get(row, Pending.HEADER));
    return reporter.request(side, LatencyClass.of(opcode), rows, row);
  }

  /** Ends the request last loaded without an answer. */
  private void close(int row, Outcome outcome) {
    rows.remove(row);
    reporter.end(outcome);
  }

  private int refuse(MessageView request, MatchSink.Refusal reason) {
    admission.refused(request.nanos());
    reporter.sink.onNotAdmitted(side, request, reason);
    return Pending.NONE;
  }

  private boolean isQueueFull(long key) {
    int length = 0;
    for (int row = rows.first(key); row != Pending.NONE; row = rows.next(row)) {
      length++;
    }
    return length >= settings.queue();
  }

  private static boolean isSameSize(Transaction t, MessageView response) {
    return response.opcode() == Opcode.E_GRANT_ACK || response.sizeExponent() == t.size;
  }
}
