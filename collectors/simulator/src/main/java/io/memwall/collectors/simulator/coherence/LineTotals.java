package io.memwall.collectors.simulator.coherence;

/**
 * What a pool's directory has done for one line.
 *
 * @param acquires requests for the line
 * @param grants exclusive grants
 * @param probes requests to give it back
 * @param transfers grants to another host than the last, after a probe
 */
public record LineTotals(long address, long acquires, long grants, long probes, long transfers) {}
