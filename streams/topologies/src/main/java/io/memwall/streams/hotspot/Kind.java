package io.memwall.streams.hotspot;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is judged. */
public enum Kind {
  HOST(
      EnumSet.of(
          Component.DEMAND,
          Component.LATENCY,
          Component.STALLS,
          Component.CREDITS,
          Component.RETRANSMITS)),
  POOL(EnumSet.allOf(Component.class)),
  REGION(EnumSet.of(Component.CONTENTION)),
  LINK(EnumSet.of(Component.DEMAND, Component.LATENCY, Component.CREDITS, Component.RETRANSMITS));

  // A copy that nobody can change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Component> components;

  Kind(Set<Component> components) {
    this.components = Set.copyOf(components);
  }

  /** What a score of this kind has when everything is instrumented. */
  Set<Component> components() {
    return components;
  }

  /** The word before the colon of an entity, such as {@code pool}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
