package io.memwall.streams.window;

/**
 * What leaves a fold.
 *
 * @param <E> the evidence that is folded
 */
public sealed interface FoldOutput<E> permits RevisedWindow, LeftOut {}
