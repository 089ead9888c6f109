package io.memwall.collectors.wire.match;

import io.memwall.collectors.wire.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Two endpoints, 0 and 1, whose messages a matcher sees, and everything it said of them. */
final class Talk implements MatchSink {
  static final int MASTER = 0;
  static final int SLAVE = 1;

  /** A transaction as it was shown. */
  record Ended(
      LatencyClass latencyClass,
      Outcome outcome,
      int direction,
      int source,
      long latency,
      long address,
      long acquireNanos,
      boolean sizeMismatch,
      boolean retransmitted) {}

  /** A violation as it was shown. */
  record Broken(ViolationCode code, long frame, long expected, long seen) {}

  final List<Ended> ended = new ArrayList<>();
  final List<Broken> broken = new ArrayList<>();
  final List<Refusal> refused = new ArrayList<>();
  final List<Integer> fifo = new ArrayList<>();
  final Matcher matcher;
  int unmatchedResponses;
  private final MessageView view = new MessageView();
  private long frame;

  Talk() {
    this(MatchSettings.DEFAULT);
  }

  Talk(MatchSettings settings) {
    matcher = new Matcher(settings, this);
    matcher.reset(true);
  }

  /** A message of size 6 and param 0. */
  Talk say(long nanos, int direction, Opcode opcode, int source, long second) {
    return say(nanos, direction, word(opcode, 6, 0) | source, second);
  }

  Talk say(long nanos, int direction, long header, long second) {
    matcher.onMessage(direction, view(header, second).seen(nanos, ++frame, false));
    return this;
  }

  Talk repeat(long nanos, int direction, long header, long second) {
    matcher.onRepeat(direction, view(header, second).seen(nanos, ++frame, true));
    return this;
  }

  static long word(Opcode opcode, int size, int param) {
    long word = ((long) opcode.channel().code() << 60) | ((long) opcode.code() << 57);
    boolean onE = opcode == Opcode.E_GRANT_ACK;
    return onE ? word : word | ((long) param << 52) | ((long) size << 48);
  }

  List<Outcome> outcomes() {
    return ended.stream().map(Ended::outcome).toList();
  }

  List<ViolationCode> codes() {
    return broken.stream().map(Broken::code).toList();
  }

  @Override
  public void onTransaction(Transaction t) {
    ended.add(
        new Ended(
            t.latencyClass(),
            t.outcome(),
            t.direction(),
            t.source(),
            t.responseNanos() == Transaction.NEVER ? -1 : t.latencyNanos(),
            t.hasAddress() ? t.address() : -1,
            t.acquireNanos(),
            t.isSizeMismatch(),
            t.retransInvolved()));
  }

  @Override
  public void onUnmatchedResponse(int direction, MessageView response) {
    unmatchedResponses++;
  }

  @Override
  public void onViolation(Violation v) {
    broken.add(new Broken(v.code(), v.frameNumber(), v.expected(), v.seen()));
  }

  @Override
  public void onNotAdmitted(int direction, MessageView request, Refusal reason) {
    refused.add(reason);
  }

  @Override
  public void onSourceFifo(int direction) {
    fifo.add(direction);
  }

  private MessageView view(long header, long second) {
    return view.of(header, second, true, 0);
  }
}
