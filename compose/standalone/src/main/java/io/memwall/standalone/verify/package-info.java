/**
 * Proof that what memwall answers is true: a simulated fabric goes the whole way, frames through
 * the agent's code, Kafka and the topologies, and every figure is held against what the simulator's
 * model counted.
 *
 * <p>Each family of figures is a small class that finds in the answers what a line of truth speaks
 * of; a new result is proved by adding one.
 *
 * <p>Invariant: the truth comes from the model alone, and is never read back from what was sent.
 */
package io.memwall.standalone.verify;
