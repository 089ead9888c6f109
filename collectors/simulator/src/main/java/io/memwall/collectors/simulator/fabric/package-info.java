/**
 * The model of the network between hosts and pools: protocol endpoints, cables and taps.
 *
 * <p>Endpoints turn the messages of the machines at their ends into frames with sequence numbers,
 * acks and credits.
 *
 * <p>Invariant: bytes are made from {@link io.memwall.collectors.simulator.fabric.Frame} objects
 * and never read back; whoever counts, counts the objects.
 */
package io.memwall.collectors.simulator.fabric;
