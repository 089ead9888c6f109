package io.memwall.collectors.simulator;

/**
 * Mean shares of the line that training takes in a second, in percent times 1000.
 *
 * @param read of the direction of the answers
 * @param write of the direction of the requests
 */
record TrainingShares(long read, long write) {
  private static final long STEP_MILLIS =
      LlmTrain.STEP.stream().mapToLong(LlmTrain.Phase::millis).sum();

  /**
   * Of so many steps in a row, with their checkpoints.
   *
   * @param steps 0 is no limit
   */
  static TrainingShares in(long second, long steps) {
    long reads = 0;
    long writes = 0;
    for (long milli = second * 1_000; milli < (second + 1) * 1_000; milli++) {
      LlmTrain.Phase phase = at(milli, steps);
      reads += phase.readPercent();
      writes += phase.writePercent();
    }
    return new TrainingShares(reads, writes);
  }

  private static LlmTrain.Phase at(long milli, long steps) {
    long century = LlmTrain.CHECKPOINT_EVERY * STEP_MILLIS + LlmTrain.CHECKPOINT.millis();
    long within = milli % century;
    long step = milli / century * LlmTrain.CHECKPOINT_EVERY + within / STEP_MILLIS;
    long end = steps * STEP_MILLIS + (steps - 1) / LlmTrain.CHECKPOINT_EVERY * 5_000;
    if (steps > 0 && milli >= end) {
      return milli < end + LlmTrain.CHECKPOINT.millis() ? LlmTrain.CHECKPOINT : IDLE;
    }
    return step % LlmTrain.CHECKPOINT_EVERY == 0 && within >= STEP_MILLIS
        ? LlmTrain.CHECKPOINT
        : phase(within % STEP_MILLIS);
  }

  private static final LlmTrain.Phase IDLE = new LlmTrain.Phase(1, 0, 0);

  private static LlmTrain.Phase phase(long milli) {
    long left = milli;
    for (LlmTrain.Phase phase : LlmTrain.STEP) {
      if (left < phase.millis()) {
        return phase;
      }
      left -= phase.millis();
    }
    return IDLE;
  }
}
