package io.memwall.collectors.agent.flow;

import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.flow.ConnectionEventView;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.SequenceClass;
import io.memwall.collectors.wire.flow.TransactionView;
import io.memwall.collectors.wire.flow.ViolationView;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Hands on what one tap finds out between two cuts: turns of connections, violations and sampled
 * transactions, each dated no earlier than the open interval, because the end of the one before has
 * promised that nothing older follows.
 */
final class TapEvents implements FrameListener {
  /** Turns and single violations a tap tells per second of event time. */
  static final int MOST_PER_SECOND = 1_000;

  /** Turns not told because there were too many. */
  static final String LIMITED = "connection_rate_limit";

  private static final long SECOND = 1_000_000_000L;

  private final HalfNames names;
  private final LongSupplier openStart;
  private final FlowSink sink;
  private final ViolationLimit violations;
  private long second = Long.MIN_VALUE;
  private int toldInSecond;
  private long withheld;

  /**
   * @param openStart start of the open interval, nanoseconds since the Unix epoch
   */
  TapEvents(HalfNames names, LongSupplier openStart, FlowSink sink) {
    this.names = names;
    this.openStart = openStart;
    this.sink = sink;
    this.violations = new ViolationLimit(note -> sink.connection(note.notBefore(date(0))));
  }

  @Override
  public void onFrame(long nanos, Frame frame, HalfView half, SequenceClass sequenceClass) {
    // What frames say is summed in the flow records.
  }

  @Override
  public void onTransaction(TransactionView transaction, HalfView requester) {
    if (transaction.isHeadSampled() || transaction.isTailSampled()) {
      sink.transaction(ExchangeReading.of(transaction, names.of(requester), openStart.getAsLong()));
    }
  }

  @Override
  public void onViolation(ViolationView violation) {
    HalfView half = violation.half();
    violations.add(
        new ViolationLimit.Offence(half.connectionId(), half.direction(), violation.code().code()),
        () -> hasRoom(violation.nanos()),
        () -> NoteReading.of(violation, names.of(half), date(violation.nanos())));
  }

  @Override
  public void onConnection(ConnectionEventView event) {
    if (hasRoom(event.nanos())) {
      sink.connection(NoteReading.of(event, names.of(event.half()), date(event.nanos())));
    } else {
      withheld++;
    }
  }

  /** Tells of the violations only counted so far. */
  void flush() {
    violations.flush();
  }

  /** Adds what was not told since the last call. */
  void withheld(Map<String, Long> counts) {
    if (withheld > 0) {
      counts.merge(LIMITED, withheld, Long::sum);
      withheld = 0;
    }
  }

  private long date(long nanos) {
    return Math.max(nanos, openStart.getAsLong());
  }

  private boolean hasRoom(long nanos) {
    long now = Math.floorDiv(date(nanos), SECOND);
    if (now != second) {
      second = now;
      toldInSecond = 0;
    }
    return toldInSecond++ < MOST_PER_SECOND;
  }
}
