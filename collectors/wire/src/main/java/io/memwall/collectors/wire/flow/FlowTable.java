package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameDecoder;
import io.memwall.collectors.wire.FrameType;
import io.memwall.collectors.wire.Reject;
import java.nio.ByteBuffer;

/**
 * Folds the frames of one tap into counters per half. Owned by the tap's capture thread; allocates
 * for a new half, a new incarnation and a cut, never for a frame.
 *
 * <p>Time comes in with the frames: the caller decides when an interval ends and calls {@link
 * #cut}.
 */
public final class FlowTable {
  private static final FrameListener NOBODY = (nanos, frame, half, sequenceClass) -> {};

  private final FrameDecoder decoder;
  private final Frame frame;
  private final FrameListener listener;
  private final TapView tap = new TapView();
  private final HalfView cutView = new HalfView(tap);
  private final HalfView frameView = new HalfView(tap);
  private final Intervals intervals;
  private final HalfFinder finder;

  /** A table nobody listens to. */
  public FlowTable(FlowSettings settings) {
    this(settings, NOBODY);
  }

  /** A table that shows each frame to {@code listener} once it is counted. */
  public FlowTable(FlowSettings settings, FrameListener listener) {
    this.decoder = new FrameDecoder(settings.decoder());
    this.frame = decoder.frame();
    this.listener = listener;
    this.intervals = new Intervals(settings.maxHalves());
    this.finder = new HalfFinder(settings, tap, intervals);
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
    boolean inverted = tap.arrive(nanos);
    if (!decoder.decode(buffer, offset, capturedLength, wireLength)) {
      refuse(nanos, wireLength);
      return;
    }
    tap.etherTypes().add(frame.ethernet().etherType());
    tap.add(TapCounter.TLOE_FRAMES, 1);
    tap.add(TapCounter.WIRE_BYTES, frame.wireBytes());
    Half half = finder.halfOf(frame);
    if (half == null) {
      tap.add(TapCounter.SAME_MAC_UNASSIGNED, 1);
      listener.onUnassigned(nanos, frame);
      return;
    }
    SequenceClass sequenceClass = classify(half);
    half.lastSeenNanos = nanos;
    half.interval.addFrame(frame, sequenceClass, half.sequence.skipped());
    if (inverted) {
      half.interval.add(HalfCounter.TS_INVERSIONS, 1);
    }
    if (listener != NOBODY) {
      listener.onFrame(nanos, frame, frameView.of(half), sequenceClass);
    }
  }

  /** The same with what the source knows of the frame besides its bytes. */
  public void onFrame(
      long nanos,
      ByteBuffer buffer,
      int offset,
      int capturedLength,
      int wireLength,
      FrameHint hint) {
    onFrame(nanos, buffer, offset, capturedLength, wireLength);
  }

  /**
   * The source lost frames here: what the halves expect next is no longer known.
   *
   * @param frames how many, as far as the source can tell
   */
  public void captureDrops(long nanos, long frames) {
    tap.add(TapCounter.DROPS, frames);
  }

  /** The capture ended: what is still outstanding is told as such. Call before the last cut. */
  public void finish(long nanos) {}

  /**
   * Ends the interval: shows every half with frames in it, once per incarnation, and every half
   * that had frames in the interval before but none in this; then the tap; then clears the
   * interval's counters.
   */
  public void cut(HalfVisitor visitor) {
    intervals.cut(cutView, visitor);
    visitor.onTap(tap);
    tap.settle();
  }

  private void refuse(long nanos, int wireLength) {
    Reject reject = decoder.reject();
    tap.add(reject);
    tap.add(TapCounter.WIRE_BYTES, Math.max(wireLength, 60) + 24L);
    if (reject != Reject.SHORT_ETH) {
      tap.etherTypes().add(frame.ethernet().etherType());
    }
    listener.onReject(nanos, frame, reject);
  }

  private SequenceClass classify(Half half) {
    if (frame.type() == FrameType.ACK_ONLY) {
      finder.enter(half);
      return SequenceClass.ACK_ONLY;
    }
    SequenceClass sequenceClass = half.sequence.classify(frame.sequence());
    Anomaly restart = restart(half.sequence.restart());
    if (restart != null) {
      finder.resync(half);
      half.interval.add(restart);
    }
    finder.enter(half);
    half.noteHandshake(frame, sequenceClass);
    return sequenceClass;
  }

  private static Anomaly restart(SequenceTracker.Restart restart) {
    return switch (restart) {
      case NONE -> null;
      case JUMP -> Anomaly.SEQ_JUMP;
      case AMBIGUOUS -> Anomaly.SEQ_AMBIGUOUS;
      case GAP_OVERFLOW -> Anomaly.GAP_OVERFLOW;
    };
  }
}
