package io.memwall.streams.bandwidth;

/**
 * Word of how far a node has come and how well it watched.
 *
 * @param epoch whose word it is
 * @param watermarkNs everything of this epoch that ends up to here was sent before
 * @param last nothing more will come in this epoch
 * @param span what was watched; empty in time for a start or stop report
 */
record Heartbeat(Epoch epoch, long watermarkNs, boolean last, Span span) implements Observation {}
