/**
 * Tells people what the results say: a consumer of results and of what nodes report becomes alerts,
 * and alerts become posts to Alertmanager and to webhooks.
 *
 * <p>What an input means is a {@code Signal}; the {@code AlertBook} makes episodes of signals,
 * {@code Suppression} decides who need not be told, and one {@code Courier} per receiver delivers.
 * What is known and who has been told stands in the compacted topic {@code memwall.alert}, written
 * in one transaction with the positions of what was read.
 *
 * <p>Invariant: whatever dies, an alert that was decided is delivered to every receiver that wants
 * it, and one that a receiver has taken and that was written down is not announced again.
 */
package io.memwall.streams.alerts;
