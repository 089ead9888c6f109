package io.memwall.collectors.agent.live;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A frame copied out of a source's reused view. */
record Received(
    long nanos,
    int on,
    Frame.Direction direction,
    String hex,
    int wireLength,
    long lostBefore,
    long gapBefore) {
  private static final long DEADLINE_NANOS = 20_000_000_000L;

  static Received of(Frame frame) {
    byte[] bytes = new byte[frame.capturedLength()];
    frame.buffer().get(frame.offset(), bytes);
    return new Received(
        frame.epochNanos(),
        frame.interfaceIndex(),
        frame.direction(),
        HexFormat.of().formatHex(bytes),
        frame.wireLength(),
        frame.lostBefore(),
        frame.gapBeforeNanos());
  }

  /** Reads that many frames. */
  static List<Received> from(FrameSource source, int count) {
    var frames = new ArrayList<Received>();
    var frame = new Frame();
    long start = System.nanoTime();
    while (frames.size() < count) {
      if (source.poll(frame, Duration.ofMillis(100)) == FrameSource.Poll.FRAME) {
        frames.add(of(frame));
      } else if (System.nanoTime() - start > DEADLINE_NANOS) {
        throw new AssertionError("only " + frames.size() + " of " + count + " frames came");
      }
    }
    return frames;
  }

  /** Reads until nothing comes for a while. */
  static List<Received> untilQuiet(FrameSource source) {
    var frames = new ArrayList<Received>();
    var frame = new Frame();
    while (source.poll(frame, Duration.ofMillis(200)) == FrameSource.Poll.FRAME) {
      frames.add(of(frame));
    }
    return frames;
  }
}
