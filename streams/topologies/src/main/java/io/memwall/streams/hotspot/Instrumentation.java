package io.memwall.streams.hotspot;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an entity is watched with.
 *
 * @param instruments it has
 * @param declared false when it is merely what has reported so far
 */
public record Instrumentation(Set<Instrument> instruments, boolean declared) {
  public Instrumentation {
    instruments = Set.copyOf(instruments);
  }

  /** The components a score of this kind can have with these instruments. */
  Set<Component> components(Kind kind) {
    var found = EnumSet.noneOf(Component.class);
    for (var instrument : instruments) {
      found.addAll(instrument.components());
    }
    found.retainAll(kind.components());
    return found;
  }

  /** Whether a score can never have all components of its kind. */
  boolean isPartial(Kind kind) {
    return !components(kind).equals(kind.components());
  }
}
