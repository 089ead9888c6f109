package io.memwall.collectors.agent.live;

import java.util.OptionalLong;

/**
 * What the kernel counted since the capture began.
 *
 * @param frames passed the filter, lost ones included
 * @param drops of these, found no room in the ring
 * @param freezes times the ring was full
 * @param nicMissed frames of all kinds that the interface had no room for; empty when not told
 * @param nicDropped frames of all kinds that the kernel dropped before anyone saw them; empty when
 *     not told
 */
public record RingCounters(
    long frames, long drops, long freezes, OptionalLong nicMissed, OptionalLong nicDropped) {}
