package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.match.LatencyClass;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.OptionalInt;

/**
 * One direction of a connection over the whole capture.
 *
 * @param firstSequence empty when no number was seen
 * @param counts by counter name, such as {@code retrans_frames}
 * @param messages first sightings by name, such as {@code A.Get}
 * @param credits by channel, A to E, of those that were used
 * @param latencies of the requests of this half; ACK is that of its frames
 */
public record HalfReport(
    Name name,
    OptionalInt firstSequence,
    NavigableMap<String, Long> counts,
    NavigableMap<String, MessageCount> messages,
    NavigableMap<String, Long> anomalies,
    TrafficFigures traffic,
    NavigableMap<String, CreditFigures> credits,
    NavigableMap<LatencyClass, LatencyList> latencies,
    MatchFigures matching,
    Sight sight,
    NavigableMap<Long, Second> seconds) {

  /** Which half: 0 sends from the smaller address, or was seen first where both are equal. */
  public record Name(int dir, String source, String destination) {}

  /** Messages of a kind; flits of 8 bytes, payload in bytes. */
  public record MessageCount(long count, long flits, long payload) {}

  /** What crossed the tap within one second of UTC. */
  public record Second(long frames, long wireBytes, long goodputBytes, long messages) {}

  public long count(HalfCounter counter) {
    return counts.get(counter.name().toLowerCase(Locale.ROOT));
  }
}
