package io.memwall.streams.bandwidth;

import java.util.OptionalLong;

/**
 * What was missing from a half. Adding is associative and commutative.
 *
 * @param fillFrames late first sightings, which are NEW frames too
 * @param gapFrames sequence numbers skipped
 * @param gapEvents times that numbers were skipped
 * @param captureLost skipped numbers that the receiver acknowledged: the tap lost them, not the
 *     link; none when a part did not track it
 * @param nakEpisodes times the receiver complained; none when a part did not track it
 */
record Losses(
    long fillFrames,
    long gapFrames,
    long gapEvents,
    OptionalLong captureLost,
    OptionalLong nakEpisodes) {
  static final Losses NONE = new Losses(0, 0, 0, OptionalLong.of(0), OptionalLong.of(0));

  Losses plus(Losses other) {
    return new Losses(
        fillFrames + other.fillFrames,
        gapFrames + other.gapFrames,
        gapEvents + other.gapEvents,
        sum(captureLost, other.captureLost),
        sum(nakEpisodes, other.nakEpisodes));
  }

  private static OptionalLong sum(OptionalLong a, OptionalLong b) {
    return a.isPresent() && b.isPresent()
        ? OptionalLong.of(a.getAsLong() + b.getAsLong())
        : OptionalLong.empty();
  }
}
