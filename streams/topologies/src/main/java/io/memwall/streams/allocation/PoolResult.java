package io.memwall.streams.allocation;

import io.memwall.streams.Revision;

/**
 * A version of what a pool amounted to in a second.
 *
 * @param pool which
 * @param progress how far its ledger had come
 * @param figures what it amounted to
 * @param revision a higher one replaces
 * @param computedMs when it was computed, wall time in ms since 1970
 */
record PoolResult(
    PoolId pool, Progress progress, PoolFigures figures, Revision revision, long computedMs) {}
