/**
 * The node process: watches frames, hears of allocations, and publishes both as events.
 *
 * <p>{@link io.memwall.collectors.agent.CaptureImport} makes a case of a capture file; {@link
 * io.memwall.collectors.agent.LiveAgent} runs parts, such as captures of interfaces, for as long as
 * it lives, and reports for the whole.
 *
 * <p>Invariant: this package is the only one that asks the machine for the time or for its name.
 */
package io.memwall.collectors.agent;
