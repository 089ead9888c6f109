package io.memwall.collectors.agent.flow;

import io.memwall.collectors.agent.capture.Frame;
import java.util.Arrays;

/**
 * Meters the frames of a source interval by interval, each interface at its own tap. Used by one
 * thread.
 */
public final class FlowMeter {
  /**
   * A step ahead by more intervals than this is a clock that jumped or a machine that slept, not a
   * quiet link: nobody claims to have watched the time between.
   */
  static final long MAX_QUIET_INTERVALS = 86_400;

  /** What is fought over is told when an interval of this length ends, aligned as the others. */
  public static final long HOT_NANOS = 10_000_000_000L;

  private final MeterSettings settings;
  private final FlowSink sink;
  private Tap[] taps = new Tap[1];
  private Span open;
  private long hotStart;
  private long jumps;

  /**
   * Opens the interval around an instant.
   *
   * @param startNanos nanoseconds since the Unix epoch
   */
  public FlowMeter(MeterSettings settings, long startNanos, FlowSink sink) {
    this.settings = settings;
    this.sink = sink;
    this.open = settings.tempo().around(startNanos);
    this.hotStart = open.start();
  }

  /**
   * Counts a frame in its interval, ending those before it. One that is older than the open
   * interval counts in that one.
   */
  public void onFrame(Frame frame) {
    advance(frame.epochNanos());
    tap(frame.interfaceIndex()).onFrame(frame);
  }

  /** Ends every interval that lies before an instant. */
  public void advance(long epochNanos) {
    if (epochNanos < open.end()) {
      return;
    }
    Span next = settings.tempo().around(open.end());
    long quiet = Math.floorDiv(epochNanos - next.start(), next.nanos());
    // Negative when the two are further apart than a long can tell.
    boolean jumped = quiet < 0 || quiet > MAX_QUIET_INTERVALS;
    cut(jumped);
    if (jumped) {
      jumps++;
    } else {
      while (next.end() <= epochNanos) {
        open(next.start());
        cut(false);
        next = settings.tempo().around(open.end());
      }
    }
    open(epochNanos);
  }

  /** Ends the open interval; nothing may follow. */
  public void finish() {
    for (Tap tap : taps) {
      if (tap != null) {
        tap.finish();
      }
    }
    cut(true);
  }

  /** The interval that is open. */
  public Span open() {
    return open;
  }

  /** Times that time jumped ahead so far that the intervals between were left out. */
  public long jumps() {
    return jumps;
  }

  private void open(long epochNanos) {
    boolean hotEnded = hotStart == open.end();
    open = settings.tempo().around(epochNanos);
    hotStart = hotEnded ? open.start() : hotStart;
  }

  /**
   * Ends the open interval.
   *
   * @param last whether nothing follows it without a break
   */
  private void cut(boolean last) {
    var sum = new Tap.Sum();
    boolean hotEnds = last || Math.floorMod(open.end(), HOT_NANOS) == 0;
    for (Tap tap : taps) {
      if (tap != null) {
        tap.cut(open, sink, sum);
        if (hotEnds) {
          tap.cutHot(new Span(hotStart, open.end()), sink);
        }
      }
    }
    sink.intervalEnd(sum.end(open));
    hotStart = hotEnds ? open.end() : hotStart;
  }

  private Tap tap(int index) {
    if (index >= taps.length) {
      taps = Arrays.copyOf(taps, index + 1);
    }
    if (taps[index] == null) {
      taps[index] = new Tap(settings.tapId().apply(index), settings, () -> open.start(), sink);
    }
    return taps[index];
  }
}
