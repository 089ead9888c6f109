/**
 * How much each half and each link carried per second, ten seconds and minute, and how well. Halves
 * are as the taps saw them; a link sums each half once, by its primary tap. All of it is sums over
 * interval records; ratios are taken of the sums at the end.
 *
 * <p>Invariant: the figures of a link are those of its halves added up, whatever the order of
 * arrival.
 */
package io.memwall.streams.bandwidth;
