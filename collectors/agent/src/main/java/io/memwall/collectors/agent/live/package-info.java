/**
 * Frames of a live interface: captured through a packet ring shared with the Linux kernel, and sent
 * raw, in batches.
 *
 * <p>A capture states its mode: everything, whole connections by a hash, or bursts. What a mode
 * leaves out on purpose is a planned gap and never counted as loss.
 *
 * <p>Invariant: in steady state no object is made per frame, and the thread that captures waits for
 * nothing but the ring.
 */
package io.memwall.collectors.agent.live;
