/**
 * Folds the frames of one tap into counters per half (one direction of a connection), cut into
 * intervals. {@link io.memwall.collectors.wire.flow.FlowTable} is the entrance: it finds the half
 * of a frame, classifies its sequence number, and tallies; a visitor collects what an interval
 * brought. What acknowledgements, credits and matched transactions tell is another reader of the
 * same frames: it hangs on {@link io.memwall.collectors.wire.flow.FrameListener}.
 *
 * <p>Invariant: every frame of a tap is counted exactly once at the tap, and every decoded frame
 * exactly once either in one half or as unassigned.
 */
package io.memwall.collectors.wire.flow;
