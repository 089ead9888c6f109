package io.memwall.collectors.simulator.truth;

import java.util.Locale;

/**
 * A count of one half. First sightings are the frames whose number the tap had not recorded before;
 * messages, flits, credits and goodput are theirs.
 */
public enum HalfFigure {
  FRAMES,
  /** With FCS. */
  FRAME_BYTES,
  /** Line time in bytes: frame, FCS, preamble and gap. */
  WIRE_BYTES,
  RETRANS_WIRE_BYTES,
  /** Memory content of all frames. */
  PAYLOAD_BYTES,
  /** Memory content of first sightings. */
  GOODPUT_BYTES,
  /** First sightings ahead of everything before. */
  NEW_FRAMES,
  /** First sightings behind a number that was recorded before. */
  FILL_FRAMES,
  RETRANS_FRAMES,
  ACK_ONLY_FRAMES,
  /** First sightings without a message. */
  EMPTY_FRAMES,
  OPEN_FRAMES,
  CLOSE_FRAMES,
  /** Numbers that were skipped when a later one came. */
  GAP_FRAMES,
  /** Numbers never recorded, but acknowledged: the tap's fault. */
  CAPTURE_LOST,
  NAK_FRAMES,
  /** Refusals; repeats of the same one do not count. */
  NAK_EPISODES,
  MESSAGES,
  /** Responses whose size is not the request's. */
  SIZE_MISMATCH;

  static final int COUNT = values().length;

  /** The name in the truth file. */
  public String metric() {
    return name().toLowerCase(Locale.ROOT);
  }

  @SuppressWarnings("EnumOrdinal") // an index into arrays in memory
  int index() {
    return ordinal();
  }
}
