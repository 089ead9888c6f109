package io.memwall.collectors.agent.inspect.compare;

import io.memwall.collectors.agent.inspect.LatencyList;
import java.util.Arrays;
import java.util.Optional;

/**
 * The frames of a half in both captures, by sequence number.
 *
 * @param half its addresses
 * @param both in both captures
 * @param onlyHere in the capture that was inspected only
 * @param onlyThere in the other one only
 * @param shift by how much later the other capture stamped them, in ns; empty without common frames
 * @param whole false when a half has more frames than are compared
 */
public record FrameShift(
    String half, long both, long onlyHere, long onlyThere, Optional<Shift> shift, boolean whole) {

  /** Ns; negative when the other capture saw the frame earlier. */
  public record Shift(long min, long p50, long p99, long max) {
    static Optional<Shift> of(long[] shifts) {
      if (shifts.length == 0) {
        return Optional.empty();
      }
      long[] sorted = shifts.clone();
      Arrays.sort(sorted);
      return Optional.of(
          new Shift(
              sorted[0],
              sorted[LatencyList.rank(0.5, sorted.length)],
              sorted[LatencyList.rank(0.99, sorted.length)],
              sorted[sorted.length - 1]));
    }
  }

  static FrameShift of(String half, FrameTimes.Series here, FrameTimes.Series there) {
    var times = there.byNumber();
    var mine = here.byNumber();
    long[] shifts =
        mine.entrySet().stream()
            .filter(each -> times.containsKey(each.getKey()))
            .mapToLong(each -> times.get(each.getKey()) - each.getValue())
            .toArray();
    return new FrameShift(
        half,
        shifts.length,
        mine.size() - shifts.length,
        times.size() - shifts.length,
        Shift.of(shifts),
        !here.isFull() && !there.isFull());
  }
}
