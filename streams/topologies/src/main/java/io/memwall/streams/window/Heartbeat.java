package io.memwall.streams.window;

/**
 * Word of how far a node has come and how well it watched.
 *
 * @param <E> the evidence of the fold that hears it; a heartbeat has none itself
 * @param epoch whose word it is
 * @param watermarkNs everything of this epoch that ends up to here was sent before, ns since 1970
 * @param last nothing more will come in this epoch
 * @param span what was watched; empty in time for a start or stop report
 */
public record Heartbeat<E>(Epoch epoch, long watermarkNs, boolean last, Span span)
    implements Observation<E> {}
