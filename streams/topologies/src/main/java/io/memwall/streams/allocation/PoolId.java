package io.memwall.streams.allocation;

/**
 * A pool; pools of the same name in other cases or fabrics are others.
 *
 * @param caseName empty for live events
 * @param fabric the fabric
 * @param pool the pool's id
 */
record PoolId(String caseName, String fabric, String pool) {}
