package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Tap;
import java.nio.ByteBuffer;

/** Takes what the taps see. Called on the simulation's thread, per run in the order of time. */
@FunctionalInterface
public interface FrameSink {
  /**
   * A frame at a tap.
   *
   * @param tNanos the tap's stamp, epoch nanoseconds; start of sending or end of receiving
   * @param frame Ethernet frame without FCS, from position 0 to the limit; valid until this returns
   */
  void frame(Tap tap, long tNanos, ByteBuffer frame, Direction direction);

  /**
   * A frame of which the tap kept only the beginning.
   *
   * @param bytes what it kept, from position 0 to the limit; valid until the call returns
   * @param wireBytes how long the frame was
   */
  record Cut(ByteBuffer bytes, int wireBytes) {}

  /** The same for a frame that was cut; sinks that care override it. */
  default void cutFrame(Tap tap, long tNanos, Cut cut, Direction direction) {
    frame(tap, tNanos, cut.bytes(), direction);
  }
}
