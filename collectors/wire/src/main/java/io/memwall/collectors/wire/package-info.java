/**
 * The TLoE (OmniXtend) wire format: one Ethernet frame in, its header, messages and faults out. The
 * decoder is a view over the caller's buffer that is pointed at frame after frame; nothing here
 * knows connections, clocks or files. {@link io.memwall.collectors.wire.flow} folds what it yields
 * into counters per half.
 *
 * <p>Invariant: for every buffer, offset and length the decoder either decodes or rejects; it never
 * throws, allocates or logs.
 */
package io.memwall.collectors.wire;
