/**
 * Folds evidence of any kind into windows per entity. The last record of every interval is kept and
 * a window is folded anew from those records, so that a repeat changes nothing and a correction
 * replaces. Each (node, epoch) has its own watermark: the clock, the delay or the death of one node
 * never touches the figures of another.
 *
 * <p>Invariant: the last result of a window is the fold of the last revision of each of its
 * interval records, in whatever order they came.
 */
package io.memwall.streams.window;
