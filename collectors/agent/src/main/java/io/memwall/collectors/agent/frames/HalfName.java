package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.flow.MacAddress;
import io.memwall.collectors.wire.flow.HalfView;
import java.util.Locale;

/**
 * One direction of one life of a connection at a tap.
 *
 * @param connectionId 32 hexadecimal digits
 * @param dir 0 from the smaller address, 1 from the larger; of equal addresses the first seen is 0
 */
record HalfName(
    String tap,
    String connectionId,
    int incarnation,
    int dir,
    String source,
    String destination,
    int vc) {

  static HalfName of(String tap, HalfView half) {
    return new HalfName(
        tap,
        half.connectionId(),
        half.incarnation(),
        half.direction(),
        MacAddress.text(half.sourceMac()),
        MacAddress.text(half.destinationMac()),
        half.vc());
  }

  boolean isOf(HalfView half) {
    return incarnation == half.incarnation() && connectionId.equals(half.connectionId());
  }

  /** Enough of the id to tell connections of one capture apart. */
  String shortId() {
    return connectionId.substring(0, 8);
  }

  String described() {
    return String.format(
        Locale.ROOT, "%s incarnation %d vc %d half %d", connectionId, incarnation, vc, dir);
  }
}
