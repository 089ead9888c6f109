/**
 * Where frames come from: pcap and pcapng files, and a source fed from within the process.
 *
 * <p>Every source hands out frames one at a time through one reused view, so that the code behind
 * it cannot tell a file from a wire. A live socket joins them as one more {@link
 * io.memwall.collectors.agent.capture.FrameSource}.
 *
 * <p>Invariant: memory is bounded by constants, never by a length that was read from the input.
 */
package io.memwall.collectors.agent.capture;
