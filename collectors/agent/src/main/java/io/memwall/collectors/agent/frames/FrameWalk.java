package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.CaptureReader;
import io.memwall.collectors.agent.capture.CaseName;
import io.memwall.collectors.agent.capture.Cut;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.wire.FrameDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The frames of a capture file in order, each with what the tracker found out about it by then and
 * in the {@value Tracking#AHEAD} frames after it: one reader runs ahead and tracks, a second one
 * follows.
 */
final class FrameWalk implements AutoCloseable {
  private final int reach;
  private final CaptureReader ahead;
  private final CaptureReader behind;
  private final Tracking tracking;
  private final FrameDecoder decoder;
  private final Frame tracked = new Frame();
  private final Frame shown = new Frame();
  private final FrameSight sight = new FrameSight();
  private boolean ended;

  FrameWalk(Path file, Set<Integer> etherTypes, Progress progress) {
    this(file, etherTypes, Tracking.AHEAD, progress);
  }

  /**
   * @param reach frames behind the one shown that have been tracked already
   */
  FrameWalk(Path file, Set<Integer> etherTypes, int reach, Progress progress) {
    this.reach = reach;
    this.ahead = CaptureReader.open(file, progress);
    this.behind = opened(file, ahead);
    this.tracking = new Tracking(etherTypes, CaseName.fabric(CaseName.of(file)));
    this.decoder = new FrameDecoder(Tracking.decoder(etherTypes));
    this.sight.frame = decoder.frame();
  }

  private static CaptureReader opened(Path file, CaptureReader first) {
    try {
      return CaptureReader.open(file, Progress.NONE);
    } catch (RuntimeException e) {
      first.close();
      throw e;
    }
  }

  /** Moves on to the next frame; false at the end. */
  boolean next() {
    trackAhead();
    if (sight.number == tracking.verdicts().newest()
        || behind.poll(shown, Duration.ZERO) != FrameSource.Poll.FRAME) {
      return false;
    }
    sight.moveTo(shown, behind.interfaces(), tracking.verdicts().take());
    boolean read =
        decoder.decode(sight.bytes, sight.offset, sight.capturedLength, sight.wireLength);
    if (!read) {
      sight.verdict.rejected(decoder.reject());
    }
    return true;
  }

  private void trackAhead() {
    while (!ended && tracking.verdicts().newest() <= sight.number + reach) {
      if (ahead.poll(tracked, Duration.ZERO) == FrameSource.Poll.FRAME) {
        tracking.track(tracked, ahead.interfaces());
      } else {
        ended = true;
        tracking.finish();
      }
    }
  }

  FrameSight sight() {
    return sight;
  }

  /** Interfaces met so far by the reader ahead. */
  List<String> interfaces() {
    return ahead.interfaces();
  }

  /** Where the capture stops being readable, once that is reached. */
  Optional<Cut> cut() {
    return ahead.cut();
  }

  @Override
  public void close() {
    ahead.close();
    behind.close();
  }
}
