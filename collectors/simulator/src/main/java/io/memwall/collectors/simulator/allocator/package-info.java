/**
 * A pool's allocator: places allocations and writes down every decision.
 *
 * <p>{@link io.memwall.collectors.simulator.allocator.PoolAllocator} is a real allocator over
 * extents, and each call yields one {@link
 * io.memwall.collectors.simulator.allocator.AllocationEvent} of the pool's ledger. Failures are
 * entries too, with the reason.
 *
 * <p>Invariant: ledger numbers start at 1 and have no holes; used plus free is the capacity.
 */
package io.memwall.collectors.simulator.allocator;
