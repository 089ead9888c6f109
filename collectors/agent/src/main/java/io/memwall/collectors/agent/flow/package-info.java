/**
 * Cuts what the taps see into intervals of event time and sums each half of a connection in them.
 *
 * <p>Intervals are aligned to multiples of their length in UTC. A frame that steps back in time
 * counts in the interval that is open, and is counted as an inversion.
 *
 * <p>Invariant: the sum over intervals is the total, whatever the length of the interval.
 */
package io.memwall.collectors.agent.flow;
