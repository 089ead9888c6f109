package io.memwall.collectors.simulator.truth;

/**
 * What a half carried in [t0, t1), epoch nanoseconds.
 *
 * @param t1 a whole second of UTC, or the end of the run
 * @param wireBytes line time in bytes: frame, FCS, preamble and gap
 * @param goodputBytes memory content of first transmissions
 * @param messages of first transmissions
 */
public record HalfSecond(
    long t0, long t1, long frames, long wireBytes, long goodputBytes, long messages) {}
