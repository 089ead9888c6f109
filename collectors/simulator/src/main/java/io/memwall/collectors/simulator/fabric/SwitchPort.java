package io.memwall.collectors.simulator.fabric;

import java.util.ArrayDeque;
import java.util.Deque;

/** A switch's way out to one node: a queue with room for so many bytes; the rest is dropped. */
final class SwitchPort {
  private static final int FCS_BYTES = 4;

  private final Wire wire;
  private final long roomBytes;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private long queuedBytes;
  private long peakBytes;
  private long dropped;

  private record Waiting(Frame frame, Endpoint destination) {
    int bytes() {
      return frame.lengthBytes() + FCS_BYTES;
    }
  }

  SwitchPort(Wire wire, long roomBytes) {
    this.wire = wire;
    this.roomBytes = roomBytes;
    wire.onFree(this::next);
  }

  void forward(Frame frame, Endpoint destination) {
    Waiting waiting = new Waiting(frame, destination);
    if (queuedBytes + waiting.bytes() > roomBytes) {
      dropped++;
      return;
    }
    queue.add(waiting);
    queuedBytes += waiting.bytes();
    peakBytes = Math.max(peakBytes, queuedBytes);
    next();
  }

  private void next() {
    if (!wire.isBusy() && !queue.isEmpty()) {
      Waiting first = queue.remove();
      queuedBytes -= first.bytes();
      wire.send(first.frame(), first.destination());
    }
  }

  /** Frames that found the queue full. */
  long dropped() {
    return dropped;
  }

  /** Most bytes that ever waited. */
  long peakBytes() {
    return peakBytes;
  }
}
