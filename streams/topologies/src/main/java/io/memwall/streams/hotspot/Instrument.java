package io.memwall.streams.hotspot;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where values come from. */
public enum Instrument {
  /** Frames seen by a tap. */
  FRAMES(
      EnumSet.of(
          Component.DEMAND,
          Component.LATENCY,
          Component.CREDITS,
          Component.RETRANSMITS,
          Component.CONTENTION)),
  /** Byte counters of a network card or switch. */
  COUNTERS(EnumSet.of(Component.DEMAND)),
  /** Pressure stall information of a Linux host. */
  PRESSURE(EnumSet.of(Component.STALLS)),
  /** The ledger of a pool's allocator. */
  LEDGER(EnumSet.of(Component.POOL));

  // A copy that nobody can change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Component> components;

  Instrument(Set<Component> components) {
    this.components = Set.copyOf(components);
  }

  Set<Component> components() {
    return components;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
