package io.memwall.streams.hotspot;

import io.memwall.streams.Revision;
import java.util.OptionalDouble;

/**
 * The value of a measure over a window, from one source.
 *
 * @param measure which
 * @param value time-weighted where the source spoke more than once
 * @param source it was measured on, such as {@code link:l1/0}
 * @param revision of the last result it was taken from; (0, 0) for an event
 * @param coverage share of the window it stands for
 */
record Measured(
    Measure measure, double value, String source, Revision revision, OptionalDouble coverage) {}
