package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameType;

/** One direction of a connection: its cursor, and its counters of the running interval. */
final class Half {
  /** Numbers an opening handshake takes at most. */
  private static final int HANDSHAKE_NUMBERS = 5;

  final Connection connection;
  final int direction;
  final SequenceTracker sequence = new SequenceTracker();
  final Totals totals = new Totals();
  Tally interval = new Tally();
  long lastSeenNanos;
  long lastActiveCut = -1;
  int incarnation;
  boolean evicted;
  private boolean beyondHandshake;
  private boolean carriedMessages;
  private boolean closed;

  Half(Connection connection, int direction) {
    this.connection = connection;
    this.direction = direction;
  }

  boolean isClosed() {
    return closed;
  }

  boolean isBeyondHandshake() {
    return beyondHandshake;
  }

  /** Forgets the incarnation; counters stay. */
  void beginIncarnation() {
    sequence.reset();
    forgetHandshake();
  }

  /** The same, but the cursor already stands at the frame that began it. */
  void forgetHandshake() {
    beyondHandshake = false;
    carriedMessages = false;
    closed = false;
  }

  void noteHandshake(Frame frame, SequenceClass sequenceClass) {
    if (sequenceClass == SequenceClass.RETRANS && repeatsHandshake(frame)) {
      interval.add(Anomaly.HANDSHAKE_RETRY);
    }
    beyondHandshake |= frame.sequence() >= HANDSHAKE_NUMBERS;
    carriedMessages |= frame.messages().size() > 0;
    closed |= frame.type() == FrameType.CLOSE;
  }

  private boolean repeatsHandshake(Frame frame) {
    boolean handshake = frame.type() == FrameType.OPEN || frame.sequence() < HANDSHAKE_NUMBERS;
    return handshake && !carriedMessages;
  }

  /** Moves the interval's counters into the totals. */
  void settle() {
    totals.add(interval);
    interval.clear();
  }
}
