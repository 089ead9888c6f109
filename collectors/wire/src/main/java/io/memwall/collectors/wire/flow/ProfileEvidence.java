package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameType;
import io.memwall.collectors.wire.Messages;

/** What a connection was seen to do, and the implementation that does such things. */
final class ProfileEvidence {
  private static final int TYPES = 1;
  private static final int SHORT_FRAMES = 2;
  private static final int NAK_INITIAL = 4;
  private static final int MASK_ON_PADDING = 8;
  private static final int SOURCES_VARY = 16;
  private static final int EQUAL_MACS_WITHOUT_TYPE = 32;
  private static final int ACKS_AHEAD = 64;
  private static final int OTHER_OPENING = 128;
  private static final int ETRI_GRANT_SHIFT = 8;
  private static final int ETRI_GRANTS = 0x1F << ETRI_GRANT_SHIFT;

  /** The 1.0.3 minimum: 46 bytes of payload, rounded up to words. */
  private static final int SHORTEST = 62;

  private static final int TAG_BYTES = 4;
  private static final int ETRI_EXPONENT = 10;
  private static final int CHANNELS = 5;

  /** One ahead weighs as much as so many in turn: a capture that loses frames shows a few. */
  private static final int AHEAD_WEIGHT = 4;

  /** So much weight is a habit: sixteen one ahead, and more where others are in turn. */
  private static final int HABIT = 16 * AHEAD_WEIGHT;

  private static final int WD_BASE_FLITS = 128;

  private int seen;
  private int firstSource = Messages.UNKNOWN;
  private int acksAhead;
  private Profile profile = Profile.UNKNOWN;

  Profile profile() {
    return profile;
  }

  /** Flits per channel that may be sent before any grant. */
  long baseFlits() {
    boolean typed = (seen & TYPES) != 0;
    boolean etriSoFar = (seen & ETRI_GRANTS) != 0 && (seen & OTHER_OPENING) == 0;
    return typed && !etriSoFar && profile != Profile.CHISEL11 ? WD_BASE_FLITS : 0;
  }

  /** True when there is no flow control to speak of. */
  boolean ignoresCredits() {
    return profile == Profile.CHISEL11;
  }

  /** Takes a frame; true when it changed what is known. */
  boolean note(Frame frame) {
    int found = 0;
    if (frame.type() != FrameType.NORMAL) {
      found = TYPES;
    }
    if (frame.length() - TAG_BYTES * frame.ethernet().tags() <= SHORTEST) {
      found |= SHORT_FRAMES;
    }
    if (frame.ethernet().etherType() == 0
        && frame.ethernet().source() == frame.ethernet().destination()) {
      found |= EQUAL_MACS_WITHOUT_TYPE;
    }
    if ((seen & SOURCES_VARY) == 0 && frame.messages().size() > 0) {
      found |= sources(frame.messages());
    }
    if (frame.sequence() < CHANNELS && frame.creditChannel() != 0) {
      found |= opening(frame);
    }
    if (frame.anomalies().total() > 0 && frame.anomalies().count(Anomaly.MASK_ON_PADDING) > 0) {
      found |= MASK_ON_PADDING;
    }
    return add(found);
  }

  boolean noteInitialNak() {
    return add(NAK_INITIAL);
  }

  /** An acknowledgement of exactly the number that is due next. */
  boolean noteAckAhead() {
    acksAhead += AHEAD_WEIGHT;
    return acksAhead >= HABIT && add(ACKS_AHEAD);
  }

  /** An acknowledgement of a number that was sent. */
  void noteAckInTurn() {
    if (acksAhead > 0) {
      acksAhead--;
    }
  }

  private boolean add(int found) {
    if ((seen | found) == seen) {
      return false;
    }
    seen |= found;
    profile = infer();
    return true;
  }

  private Profile infer() {
    if (has(EQUAL_MACS_WITHOUT_TYPE)) {
      return Profile.HW2020;
    }
    if (has(NAK_INITIAL | MASK_ON_PADDING)) {
      return Profile.LEWIZ103;
    }
    if (!has(TYPES)) {
      return has(SHORT_FRAMES) ? Profile.SPEC103 : Profile.UNKNOWN;
    }
    if (has(ETRI_GRANTS) && !has(OTHER_OPENING)) {
      return Profile.ETRI11;
    }
    if (has(ACKS_AHEAD)) {
      return Profile.CHISEL11;
    }
    return has(SOURCES_VARY) && !has(SHORT_FRAMES) ? Profile.WD11 : Profile.UNKNOWN;
  }

  private boolean has(int bits) {
    return (seen & bits) == bits;
  }

  private int sources(Messages messages) {
    for (int i = 0; i < messages.size(); i++) {
      int source = messages.source(i);
      if (source == Messages.UNKNOWN) {
        continue;
      }
      if (firstSource == Messages.UNKNOWN) {
        firstSource = source;
      } else if (source != firstSource) {
        return SOURCES_VARY;
      }
    }
    return 0;
  }

  /** ETRI grants 2^10 on channel A with number 0, on B with 1, and so on. */
  private int opening(Frame frame) {
    boolean etri =
        frame.creditExponent() == ETRI_EXPONENT && frame.creditChannel() == frame.sequence() + 1;
    if (etri) {
      return 1 << (ETRI_GRANT_SHIFT + frame.sequence());
    }
    return frame.type() == FrameType.OPEN ? OTHER_OPENING : 0;
  }
}
