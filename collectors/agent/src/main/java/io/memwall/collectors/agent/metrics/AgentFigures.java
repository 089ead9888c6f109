package io.memwall.collectors.agent.metrics;

import io.memwall.collectors.agent.limits.LimitStatus;
import io.memwall.collectors.agent.part.PartStatus;
import io.memwall.collectors.agent.publish.PublishStatus;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The agent at one moment.
 *
 * @param running since its start
 * @param silent since the agent's own thread was last seen at work
 * @param parts how each of them does, by name
 * @param events handed over so far, by kind such as {@code flow}
 * @param publish how far they have come
 * @param limits what the agent takes, and what it may
 * @param reloads of the configuration, by how they went
 */
public record AgentFigures(
    Duration running,
    Duration silent,
    Map<String, PartStatus> parts,
    Map<String, Long> events,
    PublishStatus publish,
    LimitStatus limits,
    Map<String, Long> reloads) {
  public AgentFigures {
    parts = new TreeMap<>(parts);
    events = new TreeMap<>(events);
    reloads = new TreeMap<>(reloads);
  }
}
