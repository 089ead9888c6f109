package io.memwall.streams.allocation;

import io.memwall.streams.Revision;
import io.memwall.streams.allocation.Holding.Place;
import java.util.OptionalLong;

/**
 * A version of who held one extent from when to when.
 *
 * @param pool of which pool
 * @param ledgerEpoch of its ledger
 * @param id the allocation
 * @param holding what the allocation was when it held the extent
 * @param place the extent, and since when
 * @param untilNs when it was taken back, ns since 1970; none while it is held
 * @param revision a higher one replaces
 * @param computedMs wall time in ms since 1970
 */
record Handover(
    PoolId pool,
    long ledgerEpoch,
    String id,
    Holding holding,
    Place place,
    OptionalLong untilNs,
    Revision revision,
    long computedMs)
    implements LedgerOutput {}
