package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Frame;

/** The frame at hand, when it was seen and what its number says. One per tap, reused. */
final class Sighting {
  final Frame frame;
  Half half;
  SequenceClass sequenceClass = SequenceClass.NEW;
  long nanos;
  long frameNumber;

  Sighting(Frame frame) {
    this.frame = frame;
  }

  /** True when the sender is known to have sent this number before. */
  boolean isRepeated() {
    return sequenceClass == SequenceClass.RETRANS || sequenceClass == SequenceClass.FILL;
  }
}
