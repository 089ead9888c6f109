package io.memwall.collectors.agent.limits;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the agent takes, and how it stays within its limits.
 *
 * @param cpuCores used over the last seconds; empty when not known yet
 * @param step of the ladder: 0 for everything as asked for
 * @param watchedShare of the time that captures look, 1 for all of it
 */
public record LimitStatus(
    Optional<Limits> limits,
    OptionalLong cpuNanos,
    OptionalLong residentBytes,
    OptionalDouble cpuCores,
    int step,
    double watchedShare) {
  public LimitStatus {
    Objects.requireNonNull(limits);
    Objects.requireNonNull(cpuNanos);
    Objects.requireNonNull(residentBytes);
    Objects.requireNonNull(cpuCores);
  }
}
