package io.memwall.collectors.agent.inspect;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What a half carried, by purpose.
 *
 * @param classes by traffic class, such as {@code rd}
 * @param params how often each legal param value occurred, by group, such as {@code grow}
 * @param sizesA messages on channel A by size field, 0 to 15
 * @param denied requests denied, by request class
 * @param corrupt messages with data marked corrupt, by channel
 */
public record TrafficFigures(
    NavigableMap<String, Share> classes,
    NavigableMap<String, List<Long>> params,
    List<Long> sizesA,
    NavigableMap<String, Long> denied,
    NavigableMap<String, Long> corrupt,
    Optional<Burst> burst) {

  /**
   * One class of traffic in first sightings.
   *
   * @param frames with a message of the class; of ctrl those without one
   * @param wireBytes a frame's are split over its messages by flits
   */
  public record Share(long frames, long flits, long payloadBytes, long wireBytes) {}

  /** Wire bytes in bins of one millisecond. */
  public record Burst(long bins, long activeBins, long maxWireBytes, long longestRun) {}
}
