package io.memwall.collectors.simulator.fabric;

import java.util.List;

/**
 * One frame as the model knows it. Sent again, it may be the same object.
 *
 * @param messages from the first flit on, without padding between them
 * @param place where it belongs, however often its numbers wrap
 */
public record Frame(
    FrameType type, Header header, List<Message> messages, Shape shape, Place place) {
  private static final int NUMBER_MASK = (1 << 22) - 1;

  /** Preamble, start delimiter, FCS and the gap between frames. */
  private static final int WIRE_OVERHEAD_BYTES = 24;

  private static final int SHORTEST_BYTES = 60;

  /**
   * The frame header's fields.
   *
   * @param sequence 22 bits; an ack-only frame shows the next number without taking it
   * @param acked 22 bits: the last number received in order, or what the sender takes for it
   * @param nak whether the number after {@code acked} is asked for again
   */
  public record Header(int sequence, int acked, boolean nak, CreditReturn credit) {}

  /**
   * How the frame is laid out.
   *
   * @param lengthBytes Ethernet frame without tags and FCS
   * @param maskOnPadding the mask marks the first word though there is no message
   * @param maskOverData the mask stands where the last data word belongs
   */
  public record Shape(int lengthBytes, boolean maskOnPadding, boolean maskOverData) {}

  /**
   * Position in the conversation, as only the model knows it.
   *
   * @param life of the connection, from 0; each opening begins another
   * @param index of the number in this life, from 0
   * @param acked index of the last frame received in order in this life; -1 before the first
   * @param claimed index that the header's {@code acked} means; differs where endpoints err
   */
  public record Place(int life, long index, long acked, long claimed) {}

  /** The same frame with what the sender would acknowledge now. */
  Frame refreshed(int acked, boolean nak, Place newPlace) {
    Header fresh = new Header(header.sequence(), acked, nak, header.credit());
    return new Frame(type, fresh, messages, shape, newPlace);
  }

  static int wrap(long number) {
    return (int) number & NUMBER_MASK;
  }

  public int flits() {
    int flits = 0;
    for (Message message : messages) {
      flits += message.flits();
    }
    return flits;
  }

  public int lengthBytes() {
    return shape.lengthBytes();
  }

  /** Bytes of line time that the frame costs. */
  public long wireBytes() {
    return wireBytes(0);
  }

  /** The same with so many bytes of VLAN tags. */
  public long wireBytes(int tagBytes) {
    return Math.max(lengthBytes() + tagBytes, SHORTEST_BYTES) + (long) WIRE_OVERHEAD_BYTES;
  }
}
