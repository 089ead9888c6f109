package io.memwall.collectors.agent.capture;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Everything a reader made of a capture, copied out of its reused view. */
record ReadCapture(List<Seen> frames, Optional<Cut> cut, CaptureReader reader) {
  record Seen(long nanos, int on, Frame.Direction direction, String bytes, int wireLength) {}

  static ReadCapture of(byte[] capture) {
    var input = new CaptureInput("test", new ByteArrayInputStream(capture), capture.length);
    try (var reader = CaptureReader.open(input, Progress.NONE)) {
      var frames = new ArrayList<Seen>();
      var frame = new Frame();
      while (reader.poll(frame, Duration.ZERO) == FrameSource.Poll.FRAME) {
        frames.add(seen(frame));
      }
      return new ReadCapture(frames, reader.cut(), reader);
    }
  }

  static Seen seen(Frame frame) {
    byte[] bytes = new byte[frame.capturedLength()];
    frame.buffer().get(frame.offset(), bytes);
    return new Seen(
        frame.epochNanos(),
        frame.interfaceIndex(),
        frame.direction(),
        HexFormat.of().formatHex(bytes),
        frame.wireLength());
  }
}
