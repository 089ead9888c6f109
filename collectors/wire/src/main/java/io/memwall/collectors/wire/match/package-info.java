/**
 * Finds the response of each request in the delivered messages of one connection. Knows nothing of
 * frames, halves or taps; what the capture may have lost comes in as arguments.
 *
 * <p>Invariant: every request admitted ends exactly once, with one {@link
 * io.memwall.collectors.wire.match.Outcome}.
 */
package io.memwall.collectors.wire.match;
