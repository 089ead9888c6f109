package io.memwall.streams.latency;

/**
 * One bin of a curve, measured against the baseline.
 *
 * @param utilisation ρ, 0 to 1
 * @param inflation L / L0
 * @param weight how much it counts in a fit
 */
record CurvePoint(double utilisation, double inflation, double weight) {}
