package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.EthernetHeader;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameType;
import io.memwall.collectors.wire.flow.ConnectionEventView.Kind;
import java.util.function.Consumer;

/**
 * Leads from a frame to its half: finds or makes the connection, tells the halves of equal
 * addresses apart, begins incarnations, and forgets the least recently seen when there are too
 * many.
 */
final class HalfFinder {
  private static final int CHANNELS = 8;
  private static final long IDLE_NANOS = 60_000_000_000L;

  private final FlowSettings settings;
  private final TapView tap;
  private final Intervals intervals;
  private final TapShare share;
  private final ConnectionTable connections;
  private int halves;
  private int firstIncarnation;

  HalfFinder(FlowSettings settings, TapView tap, Intervals intervals, TapShare share) {
    this.settings = settings;
    this.tap = tap;
    this.intervals = intervals;
    this.share = share;
    this.connections = new ConnectionTable(settings.memory().halves());
  }

  /** The half of a frame, made when new; null when equal addresses leave it open. */
  Half halfOf(Frame frame, FrameHint.Direction direction) {
    Connection connection = connectionOf(frame);
    int slot = connection.slotOf(frame, direction);
    if (connection.isRebornBy(frame, slot)) {
      boolean closed = connection.isClosed();
      beginIncarnation(connection);
      slot = connection.slotOf(frame, direction);
      if (!closed) {
        share.reports().event(Kind.RESET, existingOrNew(connection, slot));
      }
    } else if (connection.hasLostItsHalves()) {
      beginIncarnation(connection);
      slot = connection.slotOf(frame, direction);
      Half half = existingOrNew(connection, slot);
      half.interval.add(Anomaly.SEQ_JUMP);
      share.reports().event(Kind.RESYNC, Anomaly.SEQ_JUMP, half);
    }
    if (slot == Connection.UNASSIGNED) {
      return null;
    }
    Half half = existingOrNew(connection, slot);
    if (connection.hasEqualMacs() && !half.sequence.isStarted()) {
      // Only its cursor tells this half from the other, so even an acknowledgement sets it.
      half.sequence.expect(frame.sequence());
    }
    return half;
  }

  /** The sequence of one half began anew; the other half's cursor stands. */
  void resync(Half half, Anomaly reason) {
    flush(half.connection, false);
    setAside(half.connection);
    half.connection.resync(half);
    half.interval.add(reason);
    share.reports().event(Kind.RESYNC, reason, half);
  }

  /** Does something with every connection seen since a time, the most recently seen first. */
  void forEachSince(long nanos, Consumer<Connection> action) {
    connections.forEachSince(nanos, action);
  }

  /** Tells of connections that have been idle for a minute, once. */
  void tellIdle(long nowNanos) {
    Connection connection = connections.oldest();
    while (connection != null && nowNanos - connection.lastSeenNanos >= IDLE_NANOS) {
      if (!connection.idleTold) {
        connection.idleTold = true;
        share.reports().event(Kind.IDLE, someHalf(connection));
      }
      connection = connection.newer;
    }
  }

  private static Half someHalf(Connection connection) {
    return connection.halves[0] != null ? connection.halves[0] : connection.halves[1];
  }

  /** What is outstanding ends here; counts still go to the incarnation that asked. */
  private static void flush(Connection connection, boolean startSeen) {
    if (connection.matcher != null) {
      connection.matcher.reset(startSeen);
    }
  }

  /** Counts from here on go to the connection's present incarnation. */
  void enter(Half half) {
    half.incarnation = half.connection.incarnation;
    intervals.touch(half);
  }

  private void beginIncarnation(Connection connection) {
    flush(connection, true);
    setAside(connection);
    connection.beginIncarnation();
  }

  private void setAside(Connection connection) {
    for (Half half : connection.halves) {
      if (half != null && !intervals.retire(half)) {
        half.interval.add(Anomaly.INCARNATION_MERGED);
      }
    }
  }

  private Connection connectionOf(Frame frame) {
    EthernetHeader ethernet = frame.ethernet();
    long low = ConnectionKey.low(ethernet);
    Connection connection = connections.find(low, ConnectionKey.high(ethernet, frame.vc()));
    if (connection != null) {
      return connection;
    }
    if (frame.type() == FrameType.ACK_ONLY) {
      connection = connectionOfAnyChannel(ethernet, low);
    }
    return connection != null ? connection : add(frame);
  }

  /** Some senders leave garbage in an acknowledgement's channel, so any known one will do. */
  private Connection connectionOfAnyChannel(EthernetHeader ethernet, long low) {
    for (int vc = 0; vc < CHANNELS; vc++) {
      Connection connection = connections.find(low, ConnectionKey.high(ethernet, vc));
      if (connection != null) {
        return connection;
      }
    }
    return null;
  }

  private Connection add(Frame frame) {
    EthernetHeader ethernet = frame.ethernet();
    boolean garbage = frame.type() == FrameType.ACK_ONLY && frame.anomalies().total() > 0;
    ConnectionKey key =
        new ConnectionKey(
            ConnectionKey.low(ethernet), ConnectionKey.high(ethernet, garbage ? 0 : frame.vc()));
    Connection connection =
        new Connection(key, key.id(settings.fabricId()), ethernet, firstIncarnation);
    connections.add(connection);
    return connection;
  }

  private Half existingOrNew(Connection connection, int slot) {
    Half half = connection.halves[slot];
    if (half != null) {
      return half;
    }
    while (halves >= settings.memory().halves()) {
      forgetOldest();
    }
    halves++;
    half = new Half(connection, slot, share.parked());
    half.incarnation = connection.incarnation;
    half.interval.inherit(connection.early(slot));
    connection.halves[slot] = half;
    if (half.opposite() == null) {
      share.reports().event(Kind.FIRST_SEEN, half);
    }
    return half;
  }

  private void forgetOldest() {
    Connection oldest = connections.removeOldest();
    tap.add(TapCounter.CONN_EVICTED, 1);
    if (oldest.matcher != null) {
      oldest.matcher.release();
    }
    // Should it come back, it must not repeat the record keys of its former life.
    firstIncarnation = Math.max(firstIncarnation, oldest.incarnation + 1);
    for (Half half : oldest.halves) {
      if (half != null) {
        halves--;
        if (!intervals.retire(half)) {
          tap.add(TapCounter.UNREPORTED_FRAMES, half.interval.get(HalfCounter.FRAMES));
        }
        half.delivery.begin(0);
        half.evicted = true;
      }
    }
  }
}
