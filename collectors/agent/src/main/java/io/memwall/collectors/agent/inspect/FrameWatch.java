package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.wire.flow.FrameListener;

/**
 * Looks at the frames of a capture while it is inspected: to print them, to draw them, to write
 * them elsewhere. It never changes what is counted.
 *
 * <p>For each frame {@link #next} comes first, then the listener of the frame's interface hears
 * what the flow table found. Both arguments are reused and valid during the call only; the bytes of
 * the frame given to {@code next} stay readable until the next {@code next}.
 */
public interface FrameWatch {
  /** Reading begins; perhaps anew, and then all that was seen before is void. */
  default void begin() {}

  /** Makes the listener of one interface, once, when its first frame is met. */
  FrameListener at(String interfaceName);

  /**
   * The frame that comes next.
   *
   * @param number from 1, in the order of the file, over all Ethernet interfaces
   * @param firstNanos time of the first frame of the file, ns since the Unix epoch
   */
  void next(Frame frame, long number, long firstNanos);

  /** No more frames will come, and the tables have told what was outstanding. */
  default void end() {}
}
