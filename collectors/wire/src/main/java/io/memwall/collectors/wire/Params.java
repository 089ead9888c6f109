package io.memwall.collectors.wire;

import java.util.List;

/** What the 4-bit param field may say; the same number means different things per opcode. */
public enum Params {
  /** The field is unused and must be 0. */
  NONE("none"),
  /** What a permission grows from and to (channel A acquires). */
  GROW("NtoB", "NtoT", "BtoT"),
  /** What a permission is capped to (probes and grants). */
  CAP("toT", "toB", "toN"),
  /** What a permission shrank from and to, or stayed at (channel C). */
  SHRINK("TtoB", "TtoN", "BtoN", "TtoT", "BtoB", "NtoN"),
  ARITHMETIC("MIN", "MAX", "MINU", "MAXU", "ADD"),
  LOGICAL("XOR", "OR", "AND", "SWAP"),
  INTENT("PrefetchRead", "PrefetchWrite");

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<String> names;

  Params(String... names) {
    this.names = List.of(names);
  }

  /** The legal values' names, by value from 0. */
  public List<String> names() {
    return names;
  }

  /** True when the value has a meaning here. */
  public boolean allows(int param) {
    return param >= 0 && param < names.size();
  }

  /** The value's name; the empty string where the field is unused, "?" for a value out of range. */
  public String nameOf(int param) {
    if (!allows(param)) {
      return "?";
    }
    return this == NONE ? "" : names.get(param);
  }
}
