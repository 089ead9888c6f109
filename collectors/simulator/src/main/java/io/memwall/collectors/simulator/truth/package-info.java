/**
 * What really happened in a simulation, to compare a telemetry product with.
 *
 * <p>{@link io.memwall.collectors.simulator.truth.Truth} counts the model's frames as the taps
 * record them, in total and per second of UTC: what is new, late or repeated by the model's own
 * numbers, which never wrap, what only the tap missed, what became of every request. {@link
 * io.memwall.collectors.simulator.truth.LiveTruth} answers for the last seconds while the run goes
 * on, from any thread.
 *
 * <p>Invariant: truth comes from objects of the model, never from the bytes that were emitted.
 */
package io.memwall.collectors.simulator.truth;
