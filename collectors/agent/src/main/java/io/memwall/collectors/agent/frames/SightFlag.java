package io.memwall.collectors.agent.frames;

import java.util.Locale;

/** What is so or is not so. */
enum SightFlag implements FrameFilter {
  /** A TLoE frame without messages. */
  EMPTY,
  NAK,
  DENIED,
  CORRUPT,
  /** A request that never met its response. */
  UNANSWERED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean holds(FrameSight sight, int message) {
    return switch (this) {
      case EMPTY -> sight.isTloe() && sight.messageCount() == 0;
      case NAK -> sight.isTloe() && !sight.frame.isAck();
      case DENIED -> message >= 0 && sight.frame.messages().isDenied(message);
      case CORRUPT -> message >= 0 && sight.frame.messages().isCorrupt(message);
      case UNANSWERED -> sight.verdict.isUnanswered();
    };
  }
}
