/**
 * What really happened in a simulation, to compare a telemetry product with.
 *
 * <p>{@link io.memwall.collectors.simulator.truth.Truth} counts the model's frames at the taps,
 * with the time stamps that the taps give, in total and per second of UTC. {@link
 * io.memwall.collectors.simulator.truth.LiveTruth} answers for the last seconds while the run goes
 * on, from any thread.
 *
 * <p>Invariant: truth comes from objects of the model, never from the bytes that were emitted.
 */
package io.memwall.collectors.simulator.truth;
