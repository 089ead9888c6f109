package io.memwall.streams.window;

/**
 * A record that no figure holds, with the reason: nothing is left out silently.
 *
 * @param <E> the evidence
 * @param entity whose windows it would have counted in
 * @param contribution the record
 * @param event what happened to it
 * @param detail what is wrong with it, in words
 * @param noticedMs when it was noticed, wall time in ms since 1970
 */
public record LeftOut<E>(
    String entity, Contribution<E> contribution, FoldEvent event, String detail, long noticedMs)
    implements FoldOutput<E> {}
