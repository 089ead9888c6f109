package io.memwall.streams.inventory;

import java.util.OptionalLong;

/**
 * A memory pool.
 *
 * @param id pool id
 * @param node the node that owns it
 * @param capacityBytes unsigned
 * @param base first pool address, unsigned
 * @param readBytesPerS what its media can read
 * @param writeBytesPerS what its media can write
 * @param version the version that says so
 */
public record PoolFacts(
    String id,
    String node,
    long capacityBytes,
    OptionalLong base,
    OptionalLong readBytesPerS,
    OptionalLong writeBytesPerS,
    Version version)
    implements Facts {}
