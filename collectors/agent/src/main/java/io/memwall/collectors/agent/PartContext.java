package io.memwall.collectors.agent;

import io.memwall.collectors.agent.allocation.AllocationIntake;
import io.memwall.collectors.agent.flow.FabricMap;
import io.memwall.collectors.agent.limits.Pace;
import io.memwall.collectors.agent.metrics.AgentFigures;
import io.memwall.collectors.agent.part.Timer;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.Publisher;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What an agent lends its parts.
 *
 * @param publisher takes what they observe; never waits
 * @param intake takes allocations and inventory, and labels flow records by the latter
 * @param fabric where halves run
 * @param timer for work done again and again
 * @param pace how fast they may go now
 * @param figures takes a picture of the agent
 */
public record PartContext(
    LiveSettings settings,
    Identity identity,
    Publisher publisher,
    AllocationIntake intake,
    FabricMap fabric,
    InstantSource clock,
    Timer timer,
    Pace pace,
    Supplier<AgentFigures> figures) {}
