package io.memwall.streams.bandwidth;

import java.util.stream.Stream;

/**
 * What went over a half or a link, counted. Adding is associative and commutative; nothing is ever
 * subtracted.
 *
 * @param frames all frames, repeats and acknowledgements included
 * @param newFrames first sightings: NEW + FILL
 * @param retransFrames repeats of a sequence number
 * @param messages TileLink messages, once per sequence number
 * @param frameBytes frame length with its 4 bytes of FCS
 * @param wireBytes max(length without FCS, 60) + 4 FCS + 8 preamble + 12 gap, per frame
 * @param retransWireBytes wire bytes of the repeats
 * @param payloadBytes data bytes of all messages, repeats included
 * @param goodputBytes data bytes of first sightings
 */
record Traffic(
    long frames,
    long newFrames,
    long retransFrames,
    long messages,
    long frameBytes,
    long wireBytes,
    long retransWireBytes,
    long payloadBytes,
    long goodputBytes) {
  static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Traffic sum(Stream<Traffic> parts) {
    return parts.reduce(NONE, Traffic::plus);
  }

  Traffic plus(Traffic other) {
    return new Traffic(
        frames + other.frames,
        newFrames + other.newFrames,
        retransFrames + other.retransFrames,
        messages + other.messages,
        frameBytes + other.frameBytes,
        wireBytes + other.wireBytes,
        retransWireBytes + other.retransWireBytes,
        payloadBytes + other.payloadBytes,
        goodputBytes + other.goodputBytes);
  }
}
