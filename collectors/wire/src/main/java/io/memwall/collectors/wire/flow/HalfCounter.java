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
  SNAPLEN_TRUNCATED("Frames whose end the capture cut off."),
  CAPTURE_LOST("Numbers never seen but acknowledged: the capture lost them."),
  ACKED_FRAMES("Frames of this half that the other acknowledged."),
  NAK_FRAMES("Frames of this half that refuse a number of the other."),
  NAK_EPISODES("Refusals, repeats of the same one not counted."),
  ACK_FUTURE("Acknowledgements in this half for numbers the other has not been seen to send."),
  ACK_DUP("Acknowledgements in this half that repeat the last one."),
  ACK_REGRESS("Acknowledgements in this half that fall behind an earlier one."),
  MATCHED("Requests of this half whose response was found, denied ones included."),
  MATCHED_AMBIGUOUS("The same where losses of the capture leave a doubt; not among the matched."),
  UNMATCHED_TIMEOUT("Requests of this half that found no response in time."),
  UNMATCHED_RESET("Requests of this half open when the connection began anew."),
  UNMATCHED_SOURCE_REUSE("Requests of this half whose source was used again before a response."),
  UNMATCHED_GAP("Requests of this half whose response the capture is known to have lost."),
  UNMATCHED_RESPONSES("Responses to this half that fit no request."),
  OUTSTANDING_AT_END("Requests of this half still open when the capture ended."),
  SIZE_MISMATCH("Responses of this half whose size is not the request's."),
  CREDIT_UNCERTAIN_FRAMES("Frames of this half whose messages are not all known."),
  CREDIT_LOW("Times this half had no credit for another message, but no message was seen waiting.");

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
