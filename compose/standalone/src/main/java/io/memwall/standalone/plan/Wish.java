package io.memwall.standalone.plan;

import io.memwall.streams.capacity.Reservation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * What the planner wants to know of a pool.
 *
 * @param scenarios to compare; the first is as things are
 * @param reserved in every scenario
 * @param leadTime from order to use
 * @param horizon for which the memory is to suffice
 * @param today by which something is overdue
 */
record Wish(
    List<Scenario> scenarios,
    List<Reservation> reserved,
    Duration leadTime,
    Duration horizon,
    LocalDate today) {}
