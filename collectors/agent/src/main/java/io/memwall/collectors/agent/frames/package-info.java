/**
 * Single frames of a capture: as lines, in every bit, as a ladder, and written back with comments.
 *
 * <p>The tracker always sees every frame; a filter chooses only what is shown. What is found out
 * about a frame later, such as its answer, is known when it is shown: one reader runs ahead and
 * tracks, a second one follows and shows.
 *
 * <p>Invariant: memory is bounded by the distance between the two readers, not by the capture.
 */
package io.memwall.collectors.agent.frames;
