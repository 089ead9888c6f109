package io.memwall.collectors.agent.capture;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * Frames one after another: from a file, from within the process, and from a socket alike. Used by
 * one thread.
 */
public interface FrameSource extends AutoCloseable {
  /** How late the frames of a source may come that does not say itself how far it is. */
  Duration LATENESS = Duration.ofSeconds(1);

  /** What a poll found. */
  enum Poll {
    /** The view stands on the next frame. */
    FRAME,
    /** Nothing came within the wait; more may come. A file never says this. */
    IDLE,
    /** Nothing will ever come. */
    END
  }

  /**
   * Moves the view to the next frame.
   *
   * @param maxWait how long a live source may wait for one
   * @throws CaptureException when the source cannot be read
   */
  Poll poll(Frame frame, Duration maxWait);

  /**
   * How far time has come here, for a poll that found nothing: intervals before it may end. A frame
   * stamped earlier that comes all the same is counted, but in a later interval.
   *
   * @param nowNanos the clock, nanoseconds since the Unix epoch
   */
  default long horizon(long nowNanos) {
    return nowNanos - LATENESS.toNanos();
  }

  /**
   * Nanoseconds of a span in which the source meant to look: what is missing are planned gaps, such
   * as those between bursts. A span not yet over counts as far as it has come. Loss is no matter of
   * this: see {@link #drops}.
   *
   * @param fromNanos nanoseconds since the Unix epoch, inclusive
   * @param untilNanos exclusive
   */
  default long watchedNanos(long fromNanos, long untilNanos) {
    return untilNanos - fromNanos;
  }

  /** Nanoseconds of a span that the source left out on purpose. */
  default long plannedGapNanos(long fromNanos, long untilNanos) {
    return 0;
  }

  /**
   * Frames of any kind that the interfaces themselves lost since the source's start; empty when
   * they cannot tell.
   */
  default OptionalLong interfaceDrops() {
    return OptionalLong.empty();
  }

  /** Names of the interfaces met so far; a frame's interface index points into it. */
  List<String> interfaces();

  /** Frames lost before they reached this source, since its start; empty when it cannot tell. */
  OptionalLong drops();

  @Override
  void close();
}
