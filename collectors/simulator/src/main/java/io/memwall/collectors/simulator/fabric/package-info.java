/**
 * The model of a memory fabric: hosts and pools, their protocol endpoints, cables and taps.
 *
 * <p>Masters ask a {@link io.memwall.collectors.simulator.fabric.Host} for memory, the pool's home
 * directory answers, and endpoints turn the messages into frames with sequence numbers, acks and
 * credits. Loss, retransmission, switches and the quirks of further implementations belong into
 * {@link io.memwall.collectors.simulator.fabric.Wire}, {@link
 * io.memwall.collectors.simulator.fabric.Endpoint} and {@link
 * io.memwall.collectors.simulator.fabric.Profile}.
 *
 * <p>Invariant: bytes are made from {@link io.memwall.collectors.simulator.fabric.Frame} objects
 * and never read back; whoever counts, counts the objects.
 */
package io.memwall.collectors.simulator.fabric;
