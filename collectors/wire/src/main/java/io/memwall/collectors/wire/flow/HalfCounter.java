package io.memwall.collectors.wire.flow;

/** Everything counted per half. "First sighting" means the classes NEW, GAP and FILL. */
public enum HalfCounter {
  FRAMES("Frames of every class."),
  NEW_FRAMES("First sightings in sequence, those behind a gap included."),
  FILL_FRAMES("Late first sightings that fill a gap."),
  RETRANS_FRAMES("Repeats of a sequence number seen before."),
  ACK_ONLY_FRAMES("Acknowledgement-only frames."),
  EMPTY_FRAMES("First sightings without a message."),
  OPEN_FRAMES("Frames that open a connection, repeats included."),
  CLOSE_FRAMES("Frames that close a connection, repeats included."),
  GAP_FRAMES("Sequence numbers skipped."),
  GAP_EVENTS("Times that numbers were skipped."),
  FRAME_BYTES("Bytes of all frames, FCS included."),
  WIRE_BYTES("Bytes all frames took of the link: padding, FCS, preamble and gap included."),
  RETRANS_WIRE_BYTES("The same of repeats."),
  MESSAGE_FLITS("Flits of the messages of first sightings, 8 bytes each."),
  PAYLOAD_BYTES("2^n of all data messages, repeats included."),
  GOODPUT_BYTES("2^n of the data messages of first sightings."),
  MESSAGES("Messages of first sightings."),
  TS_INVERSIONS("Frames stamped earlier than the frame the tap saw before."),
  SNAPLEN_TRUNCATED("Frames whose end the capture cut off.");

  static final HalfCounter[] ALL = values();

  private final String meaning;

  HalfCounter(String meaning) {
    this.meaning = meaning;
  }

  @SuppressWarnings("EnumOrdinal") // counters live in arrays, in memory only
  int index() {
    return ordinal();
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }
}
