package io.memwall.collectors.agent.inspect;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How well the requests of a half met their responses.
 *
 * @param quality good, degraded, bad, or none without requests
 * @param ratio matched in all that should have matched, 0 to 1; empty without requests
 * @param sourceFifo true when sources are used again while in flight
 * @param open requests still open when the capture ended, the oldest first, at most {@value
 *     #OPEN_SHOWN}
 */
public record MatchFigures(
    String quality, OptionalDouble ratio, boolean sourceFifo, List<OpenRequest> open) {
  static final int OPEN_SHOWN = 64;

  public MatchFigures {
    open = List.copyOf(open);
  }

  /**
   * A request without a response at the end of the capture; this is no fault.
   *
   * @param name such as {@code A.AcquireBlock}
   * @param frame number of its frame
   * @param ageNanos from its frame to the last frame of the capture
   */
  public record OpenRequest(
      String name, int source, OptionalLong address, OptionalLong frame, long ageNanos) {}
}
