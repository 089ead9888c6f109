package io.memwall.streams.inventory;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A cable.
 *
 * @param id link id
 * @param a one end: a port or a node
 * @param b the other end
 * @param capacityBps bits per second in each direction
 * @param latencyClass links of one class are expected to be equally fast
 * @param version the version that says so
 */
public record LinkFacts(
    String id,
    String a,
    String b,
    OptionalLong capacityBps,
    Optional<String> latencyClass,
    Version version)
    implements Facts {}
