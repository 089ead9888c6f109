package io.memwall.streams.inventory;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A network port.
 *
 * @param id object id
 * @param node the node it belongs to
 * @param mac in lower case, with colons
 * @param speedBps bits per second
 * @param link the link it is plugged into
 * @param version the version that says so
 */
public record PortFacts(
    String id,
    String node,
    String mac,
    OptionalLong speedBps,
    Optional<String> link,
    Version version)
    implements Facts {}
