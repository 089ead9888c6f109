/**
 * All topologies over full flow records: how fast, whether exactly, how large, and how soon.
 *
 * <p>Entry points: {@link io.memwall.bench.Streaming}, which prints the table. Invariants: no
 * figure is printed of a run whose results do not add up to what was sent. Does not measure the
 * sink or the tables.
 */
package io.memwall.bench.streams;
