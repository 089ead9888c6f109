package io.memwall.streams.capacity;

import java.time.LocalDate;

/**
 * Use that is known to begin.
 *
 * @param from the first day
 * @param amount in the unit of use
 */
public record Reservation(LocalDate from, double amount) {}
