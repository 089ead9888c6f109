package io.memwall.collectors.agent;

import io.memwall.collectors.agent.publish.Identity;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * How a live agent does.
 *
 * @param frames watched since the start, of any EtherType
 * @param tloeFrames of these
 * @param flowRecords published
 * @param eventsLost given up because Kafka had no room or could not be reached
 * @param failure why it watches no more; empty while all is well
 */
public record LiveStatus(
    Identity identity,
    boolean watching,
    long frames,
    long tloeFrames,
    long flowRecords,
    long eventsLost,
    NavigableMap<Integer, Long> lastNumbers,
    Optional<String> failure) {}
