package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.TapView;

/** One direction of a connection as one tap sees it; addresses as in {@code 02:00:00:00:00:01}. */
public record HalfKey(String tap, String macSrc, String macDst) {
  static HalfKey of(TapView view, Direction direction) {
    return new HalfKey(
        view.tap().name(),
        view.source(direction).toString(),
        view.destination(direction).toString());
  }
}
