/**
 * Who holds how much of each memory pool, from the allocator's own ledger. Entries are applied in
 * the order of their numbers, never of clocks; an entry that comes early waits, one that comes
 * again is ignored, and a ledger with a hole says that it is uncertain instead of guessing.
 *
 * <p>Invariant: used bytes are the sum of the live extents, which never overlap, and depend on the
 * set of entries up to the last contiguous one alone.
 */
package io.memwall.streams.allocation;
