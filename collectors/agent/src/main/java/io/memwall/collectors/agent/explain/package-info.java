/**
 * What every code means: anomalies, rejects, deviations of known endpoints, errata of the
 * specification, and the words in which matching and credits are judged.
 *
 * <p>An explanation may carry an example: frames that are read by the same decoder and tracking as
 * any capture. Tests prove that each example shows what it explains, and that no code is without an
 * explanation.
 */
package io.memwall.collectors.agent.explain;
