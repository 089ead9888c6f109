package io.memwall.bench;

/**
 * How much work is done for a figure.
 *
 * @param requests of each simulated host whose frames are replayed
 * @param warmUps passes before any is measured
 * @param passes over these frames that are measured; the best counts
 * @param decodePasses within one pass, because decoding is fast
 * @param ringFrames sent over the wire
 * @param flowRecords published per pass
 */
record Scale(
    int requests, int warmUps, int passes, int decodePasses, int ringFrames, int flowRecords) {
  static final Scale FULL = new Scale(20_000, 12, 12, 4, 2_000_000, 200_000);
  static final Scale QUICK = new Scale(4_000, 20, 10, 2, 500_000, 50_000);
  static final Scale TINY = new Scale(50, 1, 1, 1, 1_000, 200);
}
