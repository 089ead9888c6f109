package io.memwall.collectors.agent;

import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.live.RingOptions;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What an agent captures.
 *
 * @param interval of the flow records
 * @param memoryBytes most that tracking may take, all interfaces together; empty for the usual
 * @param interfaces each with a thread of its own; at least one
 */
public record CaptureSettings(
    IntervalLength interval, OptionalLong memoryBytes, List<RingOptions> interfaces) {
  public CaptureSettings {
    Objects.requireNonNull(interval);
    Objects.requireNonNull(memoryBytes);
    interfaces = List.copyOf(interfaces);
    if (interfaces.isEmpty()) {
      throw new IllegalArgumentException("name at least one interface to capture");
    }
  }
}
