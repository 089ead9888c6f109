package io.memwall.collectors.simulator.coherence;

/**
 * What a pool's directory has done for one line.
 *
 * @param acquires requests for the line
 * @param grants grants to write it
 * @param probes requests to give it back, or some of it
 * @param transfers grants to write it to another host than the last, which lost it to a probe
 */
public record LineTotals(
    long address, long acquires, long grants, long probes, long transfers, Sharing sharing) {
  /**
   * How its owners used it.
   *
   * @param handoffs grants to write it to another host than the last, which had released it
   * @param disjointPairs consecutive write-backs of two hosts that changed different bytes
   * @param overlappingPairs consecutive write-backs of two hosts that changed some byte both
   */
  public record Sharing(long handoffs, long disjointPairs, long overlappingPairs) {}
}
