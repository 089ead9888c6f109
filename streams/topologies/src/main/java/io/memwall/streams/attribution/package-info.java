/**
 * Whose memory an address was at a time, from the extents that the ledgers of the pools gave out
 * and took back. Each instance holds all extents in a store that its tasks read, so that any
 * topology may name the tenant, workload and allocation behind an address or behind a host. What no
 * extent covers is unattributed, which is an answer to show and not a reason to drop anything.
 *
 * <p>Invariant: an answer depends on the extents read and on the instant asked for; an instant
 * belongs to at most one allocation per address.
 */
package io.memwall.streams.attribution;
