/**
 * The model of a memory fabric between its machines: protocol endpoints, cables, a switch and taps.
 *
 * <p>A {@link io.memwall.collectors.simulator.fabric.FabricPlan} says what to build. Whoever sits
 * at the ends of a {@link io.memwall.collectors.simulator.fabric.Connection} submits messages to
 * its {@link io.memwall.collectors.simulator.fabric.Endpoint}s, which turn them into frames with
 * numbers, acks, refusals and credits, send again what is lost, and deliver every message once and
 * in order. What implementations do differently are the quirks of a {@link
 * io.memwall.collectors.simulator.fabric.Profile}. Taps record what passes them, with the faults
 * they are planned to have.
 *
 * <p>Invariant: bytes are made from {@link io.memwall.collectors.simulator.fabric.Frame} objects
 * and never read back; whoever counts, counts the objects.
 */
package io.memwall.collectors.simulator.fabric;
