package io.memwall.bench.node;

import io.memwall.bench.Traffic;
import io.memwall.collectors.agent.live.PacketSender;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/** Sends recorded traffic over and over at a rate, a millisecond's worth at a time. */
final class PacedSender implements Runnable {
  private static final long SLICE_NANOS = 1_000_000;
  private static final long SLICES_A_SECOND = 1_000_000_000 / SLICE_NANOS;

  private final Traffic traffic;
  private final String end;
  private final int framesPerSecond;
  private volatile boolean stopped;
  private volatile long sent;

  /**
   * @param end the interface
   */
  PacedSender(Traffic traffic, String end, int framesPerSecond) {
    this.traffic = traffic;
    this.end = end;
    this.framesPerSecond = framesPerSecond;
  }

  long sent() {
    return sent;
  }

  void stop() {
    stopped = true;
  }

  /** Until stopped; where the machine cannot keep up, as fast as it can. */
  @Override
  public void run() {
    try (PacketSender sender = PacketSender.open(end)) {
      long slice = framesPerSecond / SLICES_A_SECOND;
      long due = System.nanoTime();
      long next = 0;
      while (!stopped) {
        for (long i = 0; i < slice; i++) {
          send(sender, (int) (next++ % traffic.frames()));
        }
        sender.flush();
        sent = next;
        due += SLICE_NANOS;
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }

  private void send(PacketSender sender, int frame) {
    if (frame == 0) {
      traffic.advance();
    }
    int offset = traffic.offset(frame);
    ByteBuffer view = traffic.bytes().duplicate();
    sender.send(view.limit(offset + traffic.length(frame)).position(offset));
  }
}
