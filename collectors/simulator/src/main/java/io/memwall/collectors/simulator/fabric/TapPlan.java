package io.memwall.collectors.simulator.fabric;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where taps sit, and what is wrong with them. A switch has a tap only where there is a switch. */
public record TapPlan(Map<Tap.Position, TapFaults> faults) {
  public TapPlan {
    EnumMap<Tap.Position, TapFaults> copy = new EnumMap<>(Tap.Position.class);
    copy.putAll(faults);
    faults = Collections.unmodifiableMap(copy);
  }

  /** Perfect taps there. */
  public static TapPlan at(TapPlacement placement) {
    return at(placement, TapFaults.NONE);
  }

  /** Taps there, all with the same faults. */
  public static TapPlan at(TapPlacement placement, TapFaults same) {
    EnumMap<Tap.Position, TapFaults> all = new EnumMap<>(Tap.Position.class);
    for (Tap.Position position : Tap.Position.values()) {
      if (placement.covers(position)) {
        all.put(position, same);
      }
    }
    return new TapPlan(all);
  }

  /** One tap's faults replaced or a tap added. */
  public TapPlan with(Tap.Position position, TapFaults other) {
    EnumMap<Tap.Position, TapFaults> all = new EnumMap<>(Tap.Position.class);
    all.putAll(faults);
    all.put(position, other);
    return new TapPlan(all);
  }

  /** Empty where no tap sits. */
  public Optional<TapFaults> faultsAt(Tap.Position position) {
    return Optional.ofNullable(faults.get(position));
  }
}
