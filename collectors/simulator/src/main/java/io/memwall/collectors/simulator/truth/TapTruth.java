package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Sighting;

/** What a tap recorded, whatever connection it is of. */
final class TapTruth {
  private long frames;
  private long duplicates;
  private boolean hasMissed;
  private boolean outOfStep;

  /** Whether the frame counts; a mirror's second copy does not, as who surveys the file knows. */
  boolean counts(Sighting sighting) {
    frames++;
    duplicates += sighting.copy() ? 1 : 0;
    return !sighting.copy();
  }

  /** A frame that nobody on the fabric sent. */
  void injected() {
    frames++;
  }

  /** Its clock is so far off that what it records is of a second already over. */
  void outOfStep() {
    outOfStep = true;
  }

  boolean isOutOfStep() {
    return outOfStep;
  }

  void missed() {
    hasMissed = true;
  }

  boolean hasMissed() {
    return hasMissed;
  }

  long frames() {
    return frames;
  }

  long duplicates() {
    return duplicates;
  }
}
