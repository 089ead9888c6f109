package io.memwall.bench;

import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.FrameDecoder;
import java.util.List;

/** Frames to headers and messages, and nothing more. */
final class Decoding {
  private final Traffic traffic;
  private final Scale scale;
  private final FrameDecoder decoder = new FrameDecoder(DecoderSettings.DEFAULT);
  private long messages;

  Decoding(Traffic traffic, Scale scale) {
    this.traffic = traffic;
    this.scale = scale;
  }

  List<Figure> measure() {
    for (int i = 0; i < scale.warmUps(); i++) {
      pass();
    }
    Cost best = Cost.of(this::pass);
    for (int i = 1; i < scale.passes(); i++) {
      best = best.best(Cost.of(this::pass));
    }
    long frames = (long) traffic.frames() * scale.decodePasses();
    String how =
        "%,d recorded frames in a direct buffer, %.1f messages a frame; best of %d"
            .formatted(traffic.frames(), messagesPerFrame(), scale.passes());
    return List.of(
        Figure.of("decode", best.millionPerSecond(frames), "M frames/s", how),
        Figure.of(
            "decode, per second of CPU",
            best.millionPerCpuSecond(frames),
            "M frames/s",
            "the same by the thread's CPU time, for busy machines"),
        Figure.of(
            "decode, garbage",
            (double) best.bytes() / frames,
            "bytes/frame",
            "ThreadMXBean.getCurrentThreadAllocatedBytes over the same"));
  }

  private void pass() {
    for (int repeat = 0; repeat < scale.decodePasses(); repeat++) {
      long seen = 0;
      for (int i = 0; i < traffic.frames(); i++) {
        int length = traffic.length(i);
        if (decoder.decode(traffic.bytes(), traffic.offset(i), length, length)) {
          seen += decoder.frame().messages().size();
        }
      }
      messages = seen;
    }
  }

  private double messagesPerFrame() {
    return (double) messages / traffic.frames();
  }
}
