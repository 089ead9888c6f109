package io.memwall.collectors.agent.inspect.compare;

import java.util.OptionalLong;

/**
 * A figure in both captures.
 *
 * @param half its addresses
 * @param here in the capture that was inspected; empty when it has no such figure
 * @param there in the other one
 */
public record FigureShift(String half, String figure, OptionalLong here, OptionalLong there) {
  /** There less here; empty unless both have it. */
  public OptionalLong difference() {
    return here.isPresent() && there.isPresent()
        ? OptionalLong.of(there.getAsLong() - here.getAsLong())
        : OptionalLong.empty();
  }
}
