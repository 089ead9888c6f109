package io.memwall.streams.capacity;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * What was in use on one UTC day that was watched for 20 hours or more.
 *
 * @param used usually the 99th percentile; bytes of memory, or 0..1 of a link
 * @param capacity on that day, in the same unit; none when unknown
 */
public record DailyUse(LocalDate date, double used, OptionalDouble capacity) {}
