package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.flow.SequenceClass;
import java.util.Locale;

/** What became of a frame in the tracking. */
enum FrameClass {
  NEW,
  GAP,
  FILL,
  RETRANS,
  ACK_ONLY,
  /** Between equal addresses, and it fits neither half. */
  UNASSIGNED,
  /** Not read as TLoE. */
  REJECTED,
  /** The same frame again, shown by the mirror port. */
  DUPLICATE;

  private final String label = name().toLowerCase(Locale.ROOT);

  static FrameClass of(SequenceClass sequenceClass) {
    return switch (sequenceClass) {
      case NEW -> NEW;
      case GAP -> GAP;
      case FILL -> FILL;
      case RETRANS -> RETRANS;
      case ACK_ONLY -> ACK_ONLY;
    };
  }

  String label() {
    return label;
  }
}
