package io.memwall.collectors.simulator.fabric;

import java.util.ArrayList;
import java.util.List;

/** How an implementation of the protocol behaves where implementations differ. */
public enum Profile {
  /** The 1.0.3 text: acks are ordinary frames that take a number; credits start at zero. */
  SPEC103("spec103", 6, 0, 10),
  /** The open 1.1 endpoint: open and ack-only frames, 128 credits before any grant. */
  WD11("wd11", 7, 128, 9);

  private final String word;

  /** Smallest frame payload, in 8-byte words. */
  private final int leastWords;

  /** Flits per channel that may be sent before any credit came. */
  private final int baseCredits;

  /** 2^exponent flits per channel are granted when a connection opens. */
  private final int openingExponent;

  /** A frame of the opening: no message, credits for one channel. */
  record Opening(FrameType type, CreditReturn credit) {}

  Profile(String word, int leastWords, int baseCredits, int openingExponent) {
    this.word = word;
    this.leastWords = leastWords;
    this.baseCredits = baseCredits;
    this.openingExponent = openingExponent;
  }

  /** The name users type. */
  public String word() {
    return word;
  }

  int leastWords() {
    return leastWords;
  }

  /** Whether frames have types, and acks that take no number exist. */
  boolean hasAckOnly() {
    return this == WD11;
  }

  int baseCredits() {
    return baseCredits;
  }

  /** Flits per channel that a receiver has room for. */
  int bufferFlits() {
    return baseCredits + (1 << openingExponent);
  }

  /** What either side sends first, in order. */
  List<Opening> opening() {
    List<Opening> frames = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      FrameType type = hasAckOnly() && frames.isEmpty() ? FrameType.OPEN : FrameType.NORMAL;
      frames.add(new Opening(type, CreditReturn.of(channel, openingExponent)));
    }
    return frames;
  }
}
