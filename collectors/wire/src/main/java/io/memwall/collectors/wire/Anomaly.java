package io.memwall.collectors.wire;

import java.util.Locale;

/**
 * Everything odd that does not make a frame unreadable: the decoder's findings first, then those of
 * the tracking. Anything that is dropped, doubted or corrected has a line here.
 */
public enum Anomaly {
  FCS_BAD("The frame check sequence does not match; the frame is decoded all the same."),
  SNAPLEN_TRUNCATED("The capture cut the frame before its mask; messages were read in sequence."),
  HDR_RESERVED("A reserved bit of the TLoE header is set."),
  CREDIT_CHAN_RESERVED("Credit is returned for channel 6 or 7, which do not exist."),
  TYPE_RESERVED("The frame type is 4 or more; it is treated as a normal frame."),
  ACKONLY_MASK("An acknowledgement-only frame has a non-zero frame mask."),
  ACKONLY_GARBAGE("An acknowledgement-only frame has a non-zero body; it is ignored."),
  NONZERO_UNMASKED("A word outside all messages looks like a message header."),
  NONZERO_PAD("A word outside all messages is not zero."),
  MASK_ON_PADDING("The frame mask marks a word whose channel field is 0."),
  MASK_OVERLAP("The frame mask marks a word inside a message; the mark is ignored."),
  MASK_BEYOND("The frame mask marks words the frame does not have."),
  MSG_CHAN("A message header names channel 6 or 7; the rest of the frame is not read."),
  MSG_OPCODE("A message header has an undefined opcode; the rest of the frame is not read."),
  MSG_TRUNCATED("A message is longer than the rest of the frame; it is not counted."),
  QUIRK_MASK_OVER_DATA("The frame mask overwrote the last data word of the only message."),
  MASK_MISMATCH_SEQ_USED("The mask missed messages; reading in sequence found them all."),
  MSG_RESERVED("A reserved bit of a message header is set."),
  MISALIGNED("An address is not a multiple of the message's size."),
  PARAM("The param field has a value without a meaning for this opcode."),
  SIZE_DATA("A data message is larger than any 9000-byte payload can carry."),
  DENIED_NOT_D("The denied bit is set on a channel other than D."),
  CORRUPT_NO_DATA("The corrupt bit is set on a message without data."),
  DENIED_RULE("Denied data is not marked corrupt, or a ReleaseAck is denied."),
  PUT_MASK_RANGE("A PutPartialData mask marks bytes outside the message's size."),

  HANDSHAKE_RETRY("A frame of the opening handshake was repeated before any message."),
  SEQ_JUMP("The sequence moved more than 4096 ahead; a new incarnation begins without a gap."),
  SEQ_AMBIGUOUS("The sequence moved by exactly half its range, so its direction is unknown."),
  GAP_OVERFLOW("More than 64 ranges were missing at once; a new incarnation begins."),
  INCARNATION_MERGED("Too many incarnations in one interval; their counters share a record."),
  RESYNC("The capture was blind; a new incarnation begins where the sequence stands."),
  PEND_OVERFLOW("Too many frames wait behind a hole; the oldest was taken as delivered."),
  NAK_INITIAL("A refusal before anything was sent to it; no sign of loss."),
  CREDIT_OVERDRAFT("More flits were sent than credits allow; the base is raised by the rest."),
  CREDIT_OVERRETURN("More credits are out than any buffer holds; the channel is not trusted."),
  TABLE_FULL("Too many requests are open; some are not followed, chosen by their source."),
  SOURCE_QUEUE_FULL("Too many requests are open on one source; the newest is not followed."),
  QUIRK_SOURCE_FIFO("Sources are used again in flight as a rule; answers are taken in order."),
  GRANT_ADDR_UNKNOWN("A grant without a known acquire; the address it is for is unknown."),
  RESPONSE_WITHOUT_REQUEST("An answer came to which no request is outstanding."),
  GRANT_ACK_WITHOUT_GRANT("A GrantAck names a sink of which no grant is outstanding."),
  RESPONSE_INCOMPATIBLE("An answer's opcode does not answer the request on its source."),
  SIZE_MISMATCH("An answer's size differs from its request's."),
  SOURCE_REUSE("A source was used again while a request with it was outstanding."),
  SINK_REUSE("A sink was used again while a grant with it waited for its GrantAck."),
  GROW_IMPOSSIBLE("An acquire grows from a permission the master does not have."),
  GRANT_TOO_LOW("A grant gives less than the acquire asked for, and is not denied."),
  GRANT_WITHOUT_DATA("An AcquireBlock from no permission was answered without data."),
  SHRINK_IMPOSSIBLE("A report or release begins at a permission the master does not have."),
  PROBE_ABOVE_CAP("A probe was answered with more permission left than it allows.");

  private final String meaning;

  Anomaly(String meaning) {
    this.meaning = meaning;
  }

  /** The name under which it is counted, such as "mask_on_padding". */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A dense index for counters: the place in the order of declaration. */
  @SuppressWarnings("EnumOrdinal") // counters live in arrays, in memory only
  public int index() {
    return ordinal();
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }
}
