package io.memwall.collectors.simulator.fabric;

import java.util.List;

/** Decides how long a frame is and what its mask claims, by the habits of an implementation. */
final class FrameShaper {
  private static final int ETHERNET_HEADER_BYTES = 14;
  private static final int HEADER_AND_MASK_WORDS = 2;
  private static final int LONG_REQUEST_WORDS = 12;

  /** Five words: what the size field of the overwriting endpoint can hold besides the mask. */
  private static final int UNHARMED_FLITS = 5;

  private final Profile profile;

  FrameShaper(Profile profile) {
    this.profile = profile;
  }

  Frame.Shape shape(FrameType type, List<Message> messages) {
    int flits = 0;
    for (Message message : messages) {
      flits += message.flits();
    }
    boolean over = profile.has(Quirk.MASK_OVER_DATA) && flits > UNHARMED_FLITS;
    int words = HEADER_AND_MASK_WORDS + flits - (over ? 1 : 0);
    if (profile.has(Quirk.EXTRA_WORD)) {
      words++;
    }
    int least = isLongRequest(messages) ? LONG_REQUEST_WORDS : profile.leastWords();
    boolean onPadding =
        profile.has(Quirk.MASK_ON_PADDING) && messages.isEmpty() && type.takesNumber();
    return new Frame.Shape(ETHERNET_HEADER_BYTES + 8 * Math.max(words, least), onPadding, over);
  }

  private boolean isLongRequest(List<Message> messages) {
    if (!profile.has(Quirk.LONG_REQUESTS)) {
      return false;
    }
    for (Message message : messages) {
      boolean request = message.kind().channel() == Channel.A && message.kind() != Kind.GET;
      if (request && message.size() > 5) {
        return true;
      }
    }
    return false;
  }
}
