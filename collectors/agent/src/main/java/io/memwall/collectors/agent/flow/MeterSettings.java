package io.memwall.collectors.agent.flow;

import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * How a source is metered.
 *
 * @param fabricId part of connection ids
 * @param etherTypes read as TLoE
 * @param taps how many interfaces are expected; they share the room for halves
 * @param tapId names the capture point of an interface index
 * @param fabric where halves run
 */
public record MeterSettings(
    String fabricId,
    Set<Integer> etherTypes,
    IntervalLength interval,
    long taps,
    IntFunction<String> tapId,
    FabricMap fabric) {
  private static final long HALVES = 65_536;
  private static final int FEWEST = 256;
  private static final int MOST = 16_384;

  public MeterSettings {
    Objects.requireNonNull(fabricId);
    etherTypes = Set.copyOf(etherTypes);
    Objects.requireNonNull(interval);
    Objects.requireNonNull(tapId);
    Objects.requireNonNull(fabric);
  }

  int maxHalvesPerTap() {
    return (int) Math.min(MOST, Math.max(FEWEST, HALVES / Math.max(1, taps)));
  }
}
