package io.memwall.collectors.simulator.fabric;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.Timeline;
import java.util.function.Consumer;

/** One direction of a cable: a frame at a time, nothing lost, nothing overtaken. */
final class Wire {
  private static final long PICOS_PER_SECOND = 1_000_000_000_000L;

  private final Timeline timeline;
  private final LinkSpeed speed;
  private final int entity;
  private boolean busy;

  Wire(Timeline timeline, LinkSpeed speed) {
    this.timeline = timeline;
    this.speed = speed;
    this.entity = timeline.newEntity();
  }

  boolean isBusy() {
    return busy;
  }

  /** Sends now; {@code arrived} when the last bit is there, {@code free} when the next may go. */
  void send(Frame frame, Consumer<Frame> arrived, Runnable free) {
    long serialization = frame.wireBytes() * 8 * PICOS_PER_SECOND / speed.bitsPerSecond();
    long propagation = speed.propagationNanos() * Timeline.PICOS_PER_NANO;
    busy = true;
    timeline.after(
        serialization,
        Rank.TIMER,
        entity,
        () -> {
          busy = false;
          free.run();
        });
    timeline.after(serialization + propagation, Rank.ARRIVAL, entity, () -> arrived.accept(frame));
  }
}
