package io.memwall.streams.bandwidth;

import io.memwall.streams.Ratio;
import java.util.OptionalDouble;

/**
 * How well the protocol of a link did. Ratios need {@link #LEAST_FRAMES} frames, or one lost frame
 * of a quiet link would look like a broken cable.
 *
 * @param traffic what was carried
 * @param losses what was missing
 */
record Protocol(Traffic traffic, Losses losses) {
  static final long LEAST_FRAMES = 100;

  /** RETRANS / (NEW + FILL + RETRANS), in frames. */
  OptionalDouble retransRatio() {
    return ratio(traffic.retransFrames(), sequenced());
  }

  /** Wire bytes of repeats / wire bytes. */
  OptionalDouble retransByteRatio() {
    return ratio(traffic.retransWireBytes(), traffic.wireBytes());
  }

  /** Lost before the tap: (gap frames − lost by the capture) / (NEW + FILL). */
  OptionalDouble lossUp() {
    return losses.captureLost().isEmpty()
        ? OptionalDouble.empty()
        : ratio(losses.gapFrames() - losses.captureLost().getAsLong(), traffic.newFrames());
  }

  /** Lost behind the tap, about: NAK episodes / NEW. */
  OptionalDouble lossDown() {
    return losses.nakEpisodes().isEmpty()
        ? OptionalDouble.empty()
        : ratio(losses.nakEpisodes().getAsLong(), traffic.newFrames() - losses.fillFrames());
  }

  /**
   * Frames sent again per loss, by go-back-N: RETRANS / max(1, loss events). A loss in front of the
   * tap shows as a gap and as a NAK, one behind it as a NAK only: the more of the two are the
   * losses.
   */
  OptionalDouble goBackAmplification() {
    long events = Math.max(losses.gapEvents(), losses.nakEpisodes().orElse(0));
    return ratio(traffic.retransFrames(), Math.max(1, events));
  }

  private long sequenced() {
    return traffic.newFrames() + traffic.retransFrames();
  }

  private OptionalDouble ratio(long numerator, long denominator) {
    return sequenced() < LEAST_FRAMES ? OptionalDouble.empty() : Ratio.of(numerator, denominator);
  }
}
