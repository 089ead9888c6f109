/**
 * A deterministic memory fabric that emits real frames, allocation entries and the truth about
 * both.
 *
 * <p>{@link io.memwall.collectors.simulator.SimulationOptions} say what to simulate, {@link
 * io.memwall.collectors.simulator.Simulation} does it, {@link
 * io.memwall.collectors.simulator.Recording} writes it to files and {@link
 * io.memwall.collectors.simulator.PacedRun} lets it happen at the pace of a clock.
 *
 * <p>Invariant: the same options give the same bytes and the same truth.
 */
package io.memwall.collectors.simulator;
