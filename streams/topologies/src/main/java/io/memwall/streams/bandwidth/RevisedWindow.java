package io.memwall.streams.bandwidth;

import io.memwall.streams.Revision;

/**
 * A version of the result of a window.
 *
 * @param grouping what kind of entity it is about
 * @param result the fold
 * @param revision a higher one replaces
 * @param computedMs when it was computed, wall time in ms since 1970
 */
record RevisedWindow(Grouping grouping, WindowResult result, Revision revision, long computedMs) {}
