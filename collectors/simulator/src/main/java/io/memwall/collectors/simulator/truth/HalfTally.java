package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.Frame;
import io.memwall.collectors.simulator.fabric.FrameType;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;
import java.util.EnumMap;
import java.util.Map;

/** Counts one half. Written by the simulation's thread; closed seconds are read by any. */
final class HalfTally {
  private static final int FCS_BYTES = 4;

  private final History<HalfSecond> seconds;
  private final Map<Kind, Long> messages = new EnumMap<>(Kind.class);
  private final Map<Channel, Long> flits = new EnumMap<>(Channel.class);
  private HalfSecond before = new HalfSecond(0, 0, 0, 0, 0, 0);
  private long frames;
  private long frameBytes;
  private long wireBytes;
  private long goodputBytes;
  private long messageCount;
  private long ackOnlyFrames;
  private long emptyFrames;

  HalfTally(History<HalfSecond> seconds) {
    this.seconds = seconds;
  }

  void count(Frame frame) {
    frames++;
    frameBytes += frame.lengthBytes() + FCS_BYTES;
    wireBytes += frame.wireBytes();
    if (frame.type() == FrameType.ACK_ONLY) {
      ackOnlyFrames++;
    } else if (frame.message().isEmpty()) {
      emptyFrames++;
    }
    frame.message().ifPresent(this::count);
  }

  private void count(Message message) {
    messageCount++;
    goodputBytes += message.payloadBytes();
    messages.merge(message.kind(), 1L, Long::sum);
    flits.merge(message.kind().channel(), (long) message.flits(), Long::sum);
  }

  /** Keeps what came since the last close as the content of [t0, t1). */
  void close(long t0, long t1) {
    seconds.add(
        new HalfSecond(
            t0,
            t1,
            frames - before.frames(),
            wireBytes - before.wireBytes(),
            goodputBytes - before.goodputBytes(),
            messageCount - before.messages()),
        t0);
    before = new HalfSecond(0, 0, frames, wireBytes, goodputBytes, messageCount);
  }

  History<HalfSecond> seconds() {
    return seconds;
  }

  /** Nothing is ever sent twice while wires lose nothing, hence no repeats to count. */
  HalfTotals totals() {
    return new HalfTotals(
        frames,
        frameBytes,
        wireBytes,
        goodputBytes,
        0,
        ackOnlyFrames,
        emptyFrames,
        messages,
        flits);
  }
}
