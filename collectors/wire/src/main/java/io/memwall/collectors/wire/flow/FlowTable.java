package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomalies;
import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameDecoder;
import io.memwall.collectors.wire.FrameType;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.hot.HotPools;
import io.memwall.collectors.wire.sample.TransactionSampler;
import java.nio.ByteBuffer;

/**
 * Folds the frames of one tap into counters per half, and tracks what they say of delivery,
 * acknowledgements, credits and transactions. Owned by the tap's capture thread; allocates for a
 * new half, a new incarnation, a cut, and where something kept grows towards its bound; never for a
 * frame as such.
 *
 * <p>Time comes in with the frames: the caller decides when an interval ends and calls {@link
 * #cut}.
 */
public final class FlowTable {
  private static final FrameListener NOBODY = (nanos, frame, half, sequenceClass) -> {};
  private static final FrameHint NO_HINT = new FrameHint();

  /** Connections idle for longer have nothing outstanding that a cut could time out. */
  private static final long EXPIRY_REACH_NANOS = 12_000_000_000L;

  private final FrameDecoder decoder;
  private final Frame frame;
  private final FrameListener listener;
  private final TapView tap;
  private final HalfView cutView;
  private final HalfView frameView;
  private final Intervals intervals;
  private final HalfFinder finder;
  private final Sighting seen;
  private final TapShare share;
  private final Tracking tracking;
  private final MirrorFilter mirror;
  private final AtomicRequests requests = new AtomicRequests();
  private long blindSpells;

  /** A table nobody listens to. */
  public FlowTable(FlowSettings settings) {
    this(settings, NOBODY);
  }

  /** A table that shows each frame to {@code listener} once it is counted and tracked. */
  public FlowTable(FlowSettings settings, FrameListener listener) {
    this.decoder = new FrameDecoder(settings.decoder());
    this.frame = decoder.frame();
    this.seen = new Sighting(frame);
    this.listener = listener;
    HotPools hot = new HotPools(settings.hot(), settings.memory().hotPools());
    this.tap = new TapView(hot);
    this.cutView = new HalfView(tap);
    this.frameView = new HalfView(tap);
    this.mirror = new MirrorFilter(settings.mirror());
    this.intervals = new Intervals(settings.memory().halves());
    var reports = new Reports(seen, listener, new HalfView(tap));
    var sampler = new TransactionSampler(settings.sampling());
    var transactions = new Transactions(sampler, listener, new HalfView(tap));
    this.share = new TapShare(settings, seen, reports, transactions, intervals, hot);
    this.tracking = new Tracking(share);
    this.finder = new HalfFinder(settings, tap, intervals, share);
  }

  /** What the tap saw in the running interval and since its start. */
  public TapView tap() {
    return tap;
  }

  /**
   * Counts one frame.
   *
   * @param nanos capture time in ns since the Unix epoch
   * @param offset index of the frame's first byte in {@code buffer}
   * @param capturedLength bytes of it the buffer holds
   * @param wireLength bytes it had on the wire, as the capture reports them
   */
  public void onFrame(
      long nanos, ByteBuffer buffer, int offset, int capturedLength, int wireLength) {
    onFrame(nanos, buffer, offset, capturedLength, wireLength, NO_HINT);
  }

  /** The same with what the source knows of the frame besides its bytes. */
  public void onFrame(
      long nanos,
      ByteBuffer buffer,
      int offset,
      int capturedLength,
      int wireLength,
      FrameHint hint) {
    boolean inverted = tap.arrive(nanos);
    seen.nanos = nanos;
    seen.frameNumber++;
    if (mirror.drops(nanos, buffer, offset, capturedLength)) {
      tap.add(TapCounter.MIRROR_DUPLICATES, 1);
      return;
    }
    if (!decoder.decode(buffer, offset, capturedLength, wireLength, hint.vlanTag())) {
      refuse(wireLength);
      return;
    }
    tap.etherTypes().add(frame.ethernet().etherType());
    tap.add(TapCounter.TLOE_FRAMES, 1);
    tap.add(TapCounter.WIRE_BYTES, frame.wireBytes());
    Half half = finder.halfOf(frame, hint.direction());
    if (half == null) {
      tap.add(TapCounter.SAME_MAC_UNASSIGNED, 1);
      listener.onUnassigned(nanos, frame);
      return;
    }
    if (inverted) {
      half.interval.add(HalfCounter.TS_INVERSIONS, 1);
    }
    track(half);
    if (listener != NOBODY) {
      listener.onFrame(nanos, frame, frameView.of(half), seen.sequenceClass);
    }
  }

  /**
   * The source lost frames here, or was blind for a while: numbers that are missing in the next
   * frame of each half are no gap, and its tracking begins anew there.
   *
   * @param frames how many, as far as the source can tell
   */
  public void captureDrops(long nanos, long frames) {
    tap.add(TapCounter.DROPS, frames);
    blindSpells++;
  }

  /**
   * The capture ended: requests still waiting are told as such, which is no fault. Call before the
   * last cut.
   */
  public void finish(long nanos) {
    seen.nanos = nanos;
    finder.forEachSince(
        Long.MIN_VALUE,
        connection -> {
          if (connection.matcher != null) {
            connection.matcher.expire(nanos);
            connection.matcher.finish();
          }
        });
  }

  /**
   * Ends the interval: shows every half with frames in it, once per incarnation, and every half
   * that had frames in the interval before but none in this; then the tap; then clears the
   * interval's counters.
   */
  public void cut(HalfVisitor visitor) {
    long now = tap.lastNanos();
    finder.forEachSince(
        now - EXPIRY_REACH_NANOS,
        connection -> {
          if (connection.matcher != null) {
            connection.matcher.expire(now);
          }
        });
    finder.tellIdle(now);
    intervals.cut(cutView, visitor);
    visitor.onTap(tap);
    tap.settle();
  }

  /** Bytes the matching of all connections holds for requests and lines; for tests of bounds. */
  long matchingBytes() {
    return share.room().used();
  }

  /** Messages that wait for their delivery; for tests of bounds. */
  int parkedMessages() {
    return share.parked().used();
  }

  private void track(Half half) {
    seen.half = half;
    classify(half);
    half.lastSeenNanos = seen.nanos;
    half.connection.lastSeenNanos = seen.nanos;
    half.connection.idleTold = false;
    tracking.acknowledge(half);
    half.interval.addFrame(seen, half.sequence.skipped(), requests.of(half));
    if (frame.anomalies().total() > 0) {
      tellQuirks(half, frame.anomalies());
    }
    if (seen.sequenceClass != SequenceClass.ACK_ONLY) {
      tracking.follow(half);
    }
  }

  private void tellQuirks(Half half, Anomalies found) {
    for (int i = 0; i < found.logged(); i++) {
      share.reports().quirk(half, found.at(i));
    }
  }

  private void refuse(int wireLength) {
    Reject reject = decoder.reject();
    tap.add(reject);
    tap.add(TapCounter.WIRE_BYTES, Math.max(wireLength, 60) + 24L);
    if (reject != Reject.SHORT_ETH) {
      tap.etherTypes().add(frame.ethernet().etherType());
    }
    listener.onReject(seen.nanos, frame, reject);
  }

  private void classify(Half half) {
    if (frame.type() == FrameType.ACK_ONLY) {
      finder.enter(half);
      seen.sequenceClass = SequenceClass.ACK_ONLY;
      return;
    }
    boolean blind = half.blindSpells != blindSpells;
    half.blindSpells = blindSpells;
    seen.sequenceClass = half.sequence.classify(frame.sequence(), seen.nanos, blind);
    Anomaly restart = restart(half.sequence.restart());
    if (restart != null) {
      finder.resync(half, restart);
    }
    finder.enter(half);
    share.lifecycle().onNumbered(half);
  }

  private static Anomaly restart(SequenceTracker.Restart restart) {
    return switch (restart) {
      case NONE -> null;
      case JUMP -> Anomaly.SEQ_JUMP;
      case AMBIGUOUS -> Anomaly.SEQ_AMBIGUOUS;
      case GAP_OVERFLOW -> Anomaly.GAP_OVERFLOW;
      case BLIND -> Anomaly.RESYNC;
    };
  }
}
