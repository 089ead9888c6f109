package io.memwall.streams.window;

import io.memwall.streams.Revision;

/**
 * A version of the result of a window.
 *
 * @param <E> the evidence that was folded
 * @param result the fold
 * @param revision a higher one replaces
 * @param computedMs when it was computed, wall time in ms since 1970
 */
public record RevisedWindow<E>(WindowResult<E> result, Revision revision, long computedMs)
    implements FoldOutput<E> {}
