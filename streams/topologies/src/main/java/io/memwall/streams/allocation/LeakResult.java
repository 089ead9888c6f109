package io.memwall.streams.allocation;

import io.memwall.streams.Revision;
import io.memwall.streams.allocation.LeakTrend.Point;
import java.util.List;
import java.util.Optional;

/**
 * What the hours of a group of allocations say.
 *
 * @param pool of which pool
 * @param group whose allocations; no initiator
 * @param points the hours, the last one the latest
 * @param trend none before two points
 * @param verdict whether it is suspected
 * @param room what it may still take
 * @param revision a higher one replaces
 * @param computedMs wall time in ms since 1970
 */
record LeakResult(
    PoolId pool,
    Claimant group,
    List<Point> points,
    Optional<LeakTrend> trend,
    LeakVerdict verdict,
    Room room,
    Revision revision,
    long computedMs)
    implements LedgerOutput {}
