package io.memwall.collectors.agent.frames;

import java.util.List;

/** A frame as a ladder needs it. */
record LadderRow(
    long number,
    long nanos,
    HalfName half,
    FrameClass frameClass,
    String head,
    List<String> messages,
    List<Note> notes) {

  static LadderRow of(FrameSight sight, HalfName half) {
    return new LadderRow(
        sight.number,
        sight.nanos,
        half,
        sight.verdict.frameClass(),
        FrameText.head(sight.frame, sight.verdict.frameClass()),
        FrameText.messages(sight.frame.messages()),
        List.copyOf(sight.verdict.notes()));
  }

  /** What the line of the arrow is made of. */
  char stroke() {
    return switch (frameClass) {
      case RETRANS -> '=';
      case ACK_ONLY -> '.';
      default -> '-';
    };
  }
}
