package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;

/** One direction of a cable: a frame at a time, nothing overtaken, some lost on the way. */
final class Wire {
  private static final long PICOS_PER_SECOND = 1_000_000_000_000L;

  private final Timeline timeline;
  private final LinkSpeed speed;
  private final Loss loss;
  private final Hop end;
  private final int entity;
  private Runnable whenFree = () -> {};
  private boolean busy;
  private long lost;

  Wire(Timeline timeline, LinkSpeed speed, Loss loss, Hop end) {
    this.timeline = timeline;
    this.speed = speed;
    this.loss = loss;
    this.end = end;
    this.entity = timeline.newEntity();
  }

  /** What to do each time the next frame may go. */
  void onFree(Runnable action) {
    whenFree = action;
  }

  boolean isBusy() {
    return busy;
  }

  /** Frames that did not arrive. */
  long lost() {
    return lost;
  }

  /** Time the frame takes of the cable, in picoseconds. */
  static long serializationPicos(long wireBytes, LinkSpeed speed) {
    return wireBytes * 8 * PICOS_PER_SECOND / speed.bitsPerSecond();
  }

  /** Sends now. The wire must not be busy. */
  void send(Frame frame, Endpoint destination) {
    long serialization = serializationPicos(frame.wireBytes(), speed);
    long propagation = speed.propagationNanos() * Timeline.PICOS_PER_NANO;
    busy = true;
    timeline.after(serialization, Rank.TIMER, entity, this::free);
    if (loss.takesNext()) {
      lost++;
      return;
    }
    timeline.after(
        serialization + propagation, Rank.ARRIVAL, entity, () -> end.arrived(frame, destination));
  }

  private void free() {
    busy = false;
    whenFree.run();
  }
}
