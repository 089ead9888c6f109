/**
 * What makes a simulation repeatable: one timeline in integer picoseconds and named random streams.
 *
 * <p>Everything that happens in a simulation happens on one {@link
 * io.memwall.collectors.simulator.core.Timeline}, in an order that depends on nothing but the
 * model. Randomness comes from one stream per purpose, so that adding a purpose changes no other.
 *
 * <p>Invariant: no floating point, no wall clock and no iteration over hash maps in here.
 */
package io.memwall.collectors.simulator.core;
