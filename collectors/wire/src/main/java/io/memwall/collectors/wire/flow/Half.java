package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameType;

/** One direction of a connection: its cursors, and its counters of the running interval. */
final class Half {
  /** Numbers an opening handshake takes at most. */
  private static final int HANDSHAKE_NUMBERS = 5;

  /** Numbers that opening grants take at most: two for each channel. */
  private static final int OPENING_NUMBERS = 10;

  final Connection connection;
  final int direction;
  final SequenceTracker sequence = new SequenceTracker();
  final Delivery delivery;
  final SendTimes sendTimes = new SendTimes();
  final Acknowledgements acknowledgements = new Acknowledgements();
  final Totals totals = new Totals();
  Tally interval = new Tally();
  long lastSeenNanos;
  long lastActiveCut = -1;
  long blindSpells;
  int incarnation;
  boolean evicted;
  private boolean begun;
  private boolean startSeen;
  private boolean beyondHandshake;
  private boolean carriedMessages;
  private boolean closed;
  private boolean gapsTold;

  Half(Connection connection, int direction, ParkedMessages pool) {
    this.connection = connection;
    this.direction = direction;
    this.delivery = new Delivery(this, pool);
  }

  long sourceMac() {
    return direction == 0 ? connection.key.lowMac() : connection.key.highMac();
  }

  long destinationMac() {
    return direction == 0 ? connection.key.highMac() : connection.key.lowMac();
  }

  Credits credits() {
    return connection.credits[direction];
  }

  boolean isSourceFifo() {
    return connection.matcher != null && connection.matcher.isSourceFifo(direction);
  }

  /** The other direction; null before it was seen. */
  Half opposite() {
    return connection.halves[1 - direction];
  }

  boolean isClosed() {
    return closed;
  }

  boolean isBeyondHandshake() {
    return beyondHandshake;
  }

  /** True when the first frame of this incarnation was the first its sender sent. */
  boolean isStartSeen() {
    return startSeen;
  }

  /** Forgets the incarnation; counters stay. */
  void beginIncarnation() {
    sequence.reset();
    delivery.begin(0);
    forgetHandshake();
  }

  /** The same, but the cursor already stands at the frame that began it. */
  void forgetHandshake() {
    sendTimes.reset();
    acknowledgements.reset();
    begun = false;
    startSeen = false;
    beyondHandshake = false;
    carriedMessages = false;
    closed = false;
  }

  /**
   * Takes the first frame with a number of this incarnation, once.
   *
   * @return false when it was not the first
   */
  boolean begin(Frame frame, SequenceClass sequenceClass) {
    if (begun) {
      return false;
    }
    begun = true;
    delivery.begin(
        sequenceClass.isFirstSighting() && sequenceClass != SequenceClass.FILL
            ? frame.sequence()
            : sequence.expected());
    startSeen = frame.type() == FrameType.OPEN || frame.sequence() == 0;
    return true;
  }

  /** True when a frame repeats the opening handshake before anything else was sent. */
  boolean repeatsHandshake(Frame frame) {
    boolean handshake = frame.type() == FrameType.OPEN || frame.sequence() < HANDSHAKE_NUMBERS;
    return handshake && !carriedMessages && frame.type() != FrameType.CLOSE;
  }

  /** True when a frame of an ordinary class says nothing new about opening and closing. */
  boolean isOrdinary(Frame frame) {
    return begun
        && beyondHandshake
        && frame.type() == FrameType.NORMAL
        && (carriedMessages || frame.messages().size() == 0);
  }

  void note(Frame frame) {
    beyondHandshake |= frame.sequence() >= HANDSHAKE_NUMBERS;
    carriedMessages |= frame.messages().size() > 0;
    closed |= frame.type() == FrameType.CLOSE;
  }

  /** Credits given back; those that open the connection say nothing of what was sent. */
  void noteReturn(Frame frame, int channel, long flits) {
    boolean opening =
        startSeen
            && !carriedMessages
            && SequenceTracker.distance(frame.sequence(), sequence.first()) < OPENING_NUMBERS;
    if (!opening) {
      interval.credits().returned[channel] += flits;
    }
  }

  /** True when numbers began or ceased to be missing since the last call. */
  boolean gapsChanged() {
    boolean changed = gapsTold != sequence.hasGaps();
    gapsTold = sequence.hasGaps();
    return changed;
  }

  /** Moves the interval's counters into the totals. */
  void settle() {
    totals.add(interval);
    interval.clear();
  }
}
