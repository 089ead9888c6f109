package io.memwall.streams.capacity;

import java.util.OptionalInt;

/**
 * Days until a limit is reached, 0 when it is already; none when not within a year.
 *
 * @param earliest when the upper end of the 90 % band does
 * @param expected when the expectation does
 * @param latest when the lower end does
 */
public record Exhaustion(OptionalInt earliest, OptionalInt expected, OptionalInt latest) {}
