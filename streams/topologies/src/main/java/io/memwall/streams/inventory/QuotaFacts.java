package io.memwall.streams.inventory;

import java.util.Optional;

/**
 * How much memory a tenant may hold.
 *
 * @param id object id
 * @param tenant as the allocator names it
 * @param pool of which pool; none for all pools of the fabric together
 * @param bytes unsigned
 * @param version the version that says so
 */
public record QuotaFacts(
    String id, String tenant, Optional<String> pool, long bytes, Version version)
    implements Facts {}
