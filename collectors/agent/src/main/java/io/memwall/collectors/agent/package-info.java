/**
 * The node process: watches frames, hears of allocations, and publishes both as events.
 *
 * <p>{@link io.memwall.collectors.agent.CaptureImport} makes a case of a capture file; {@link
 * io.memwall.collectors.agent.LiveAgent} watches for as long as it runs. Both are the same chain:
 * capture, flow, publish.
 *
 * <p>Invariant: this package is the only one that asks the machine for the time or for its name.
 */
package io.memwall.collectors.agent;
