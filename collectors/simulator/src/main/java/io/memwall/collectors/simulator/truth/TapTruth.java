package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Sighting;

/** What a tap recorded, whatever connection it is of. */
final class TapTruth {
  /** A collector sees after so many frames that a mirror shows everything twice. */
  static final long FRAMES_UNTIL_NOTICED = 1_000;

  private long frames;
  private long duplicates;
  private boolean hasMissed;

  /** Whether the frame counts; a mirror's second copy does not once the mirror is known. */
  boolean counts(Sighting sighting) {
    frames++;
    boolean suppressed = sighting.copy() && frames > FRAMES_UNTIL_NOTICED;
    duplicates += suppressed ? 1 : 0;
    return !suppressed;
  }

  /** A frame that nobody on the fabric sent. */
  void injected() {
    frames++;
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
