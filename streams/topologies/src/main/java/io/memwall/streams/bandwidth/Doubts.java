package io.memwall.streams.bandwidth;

import java.util.Optional;
import java.util.stream.LongStream;

/** What no half can have carried. */
final class Doubts {
  private Doubts() {}

  /** Why a record cannot be true. */
  static Optional<String> of(Carried carried) {
    var traffic = carried.traffic();
    if (isNegative(traffic) || isNegative(carried.losses())) {
      return Optional.of("a counter below zero");
    }
    if (traffic.goodputBytes() > traffic.payloadBytes()) {
      return Optional.of("more goodput than payload");
    }
    if (traffic.newFrames() + traffic.retransFrames() > traffic.frames()) {
      return Optional.of("more sequenced frames than frames");
    }
    return Optional.empty();
  }

  private static boolean isNegative(Traffic traffic) {
    return LongStream.of(
            traffic.frames(),
            traffic.newFrames(),
            traffic.retransFrames(),
            traffic.messages(),
            traffic.frameBytes(),
            traffic.wireBytes(),
            traffic.retransWireBytes(),
            traffic.payloadBytes(),
            traffic.goodputBytes())
        .anyMatch(count -> count < 0);
  }

  private static boolean isNegative(Losses losses) {
    return losses.fillFrames() < 0
        || losses.gapFrames() < 0
        || losses.gapEvents() < 0
        || losses.captureLost().orElse(0) < 0
        || losses.nakEpisodes().orElse(0) < 0;
  }
}
