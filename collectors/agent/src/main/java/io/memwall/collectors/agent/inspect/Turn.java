package io.memwall.collectors.agent.inspect;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A turn in the life of a connection.
 *
 * @param kind such as opened, established, resync
 * @param reason why, or which deviation; an anomaly code
 */
public record Turn(
    String connectionId,
    int incarnation,
    String interfaceName,
    String kind,
    Optional<String> reason,
    OptionalLong frame,
    long epochNanos) {}
