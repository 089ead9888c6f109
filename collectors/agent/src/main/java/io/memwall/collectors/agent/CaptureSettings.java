package io.memwall.collectors.agent;

import io.memwall.collectors.agent.allocation.InventoryVersion.NodeKind;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.live.RingOptions;
import io.memwall.collectors.wire.flow.MirrorMode;
import io.memwall.collectors.wire.sample.SamplerSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * What an agent captures.
 *
 * @param interval of the flow records
 * @param memoryBytes most that tracking may take, all interfaces together; empty for the usual
 * @param sampling which transactions are told one by one
 * @param copies what to do about frames that come twice
 * @param interfaces each with a thread of its own; at least one
 * @param positions where the taps of interfaces sit, for those that say so
 */
public record CaptureSettings(
    IntervalLength interval,
    OptionalLong memoryBytes,
    SamplerSettings sampling,
    MirrorMode copies,
    List<RingOptions> interfaces,
    Map<String, NodeKind> positions) {
  public CaptureSettings {
    Objects.requireNonNull(interval);
    Objects.requireNonNull(memoryBytes);
    Objects.requireNonNull(sampling);
    Objects.requireNonNull(copies);
    interfaces = List.copyOf(interfaces);
    positions = Map.copyOf(positions);
    if (interfaces.isEmpty()) {
      throw new IllegalArgumentException("name at least one interface to capture");
    }
  }
}
