package io.memwall.collectors.simulator.fabric;

import java.util.Optional;

/**
 * One frame as the model knows it.
 *
 * @param sequence 22 bits; an ack-only frame shows the next number without taking it
 * @param acked 22 bits: the last number received in order
 * @param message at most one message a frame
 * @param lengthBytes Ethernet frame without FCS
 */
public record Frame(
    FrameType type,
    int sequence,
    int acked,
    CreditReturn credit,
    Optional<Message> message,
    int lengthBytes) {
  private static final int ETHERNET_HEADER_BYTES = 14;
  private static final int HEADER_AND_MASK_WORDS = 2;

  /** Preamble, start delimiter, FCS and the gap between frames. */
  private static final int WIRE_OVERHEAD_BYTES = 24;

  private static final int SHORTEST_BYTES = 60;

  /** Length of a frame around this message when frames have at least so many payload words. */
  static int lengthBytes(Optional<Message> message, int leastWords) {
    int words = HEADER_AND_MASK_WORDS + message.map(Message::flits).orElse(0);
    return ETHERNET_HEADER_BYTES + 8 * Math.max(words, leastWords);
  }

  /** Bytes of line time that the frame costs. */
  public long wireBytes() {
    return Math.max(lengthBytes, SHORTEST_BYTES) + (long) WIRE_OVERHEAD_BYTES;
  }
}
