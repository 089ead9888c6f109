package io.memwall.collectors.agent;

import io.memwall.collectors.agent.part.PartStatus;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.Publisher;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * How a live agent does.
 *
 * @param frames watched since the start, of any EtherType
 * @param tloeFrames of these
 * @param flowRecords published
 * @param eventsLost given up because Kafka had no room or could not be reached
 * @param failure why a part works no more; empty while all is well
 * @param parts how each of them does, by name
 */
public record LiveStatus(
    Identity identity,
    boolean watching,
    long frames,
    long tloeFrames,
    long flowRecords,
    long eventsLost,
    NavigableMap<Integer, Long> lastNumbers,
    Optional<String> failure,
    Map<String, PartStatus> parts) {
  static LiveStatus of(Identity identity, Publisher publisher, PartList list) {
    Map<String, PartStatus> parts = list.statuses();
    Map<String, Long> counts =
        list.capture().map(capture -> capture.status().counts()).orElse(Map.of());
    return new LiveStatus(
        identity,
        list.capture().filter(Capture::watching).isPresent(),
        counts.getOrDefault("frames", 0L),
        counts.getOrDefault("tloe_frames", 0L),
        counts.getOrDefault("flow_records", 0L),
        publisher.lost(),
        publisher.lastNumbers(),
        parts.values().stream()
            .filter(part -> part.state() == PartStatus.State.FAILED)
            .flatMap(part -> part.reason().stream())
            .findFirst(),
        parts);
  }
}
