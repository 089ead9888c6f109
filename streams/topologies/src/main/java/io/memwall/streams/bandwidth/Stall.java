package io.memwall.streams.bandwidth;

import java.util.OptionalLong;

/**
 * How long a half waited for credits of a channel.
 *
 * @param channel 1..5 = A..E
 * @param stallNs none while the base of the credits is unknown: a half that was first seen in the
 *     middle of its life may have had credits from before
 */
record Stall(int channel, OptionalLong stallNs) {}
