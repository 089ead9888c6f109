package io.memwall.collectors.simulator.truth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a figure is about: names and values in the order in which they are written. */
public record TruthKey(Map<String, Object> parts) {
  /** About everything. */
  public static final TruthKey ALL = new TruthKey(Map.of());

  public TruthKey {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  public static TruthKey of(String name, Object value) {
    return ALL.with(name, value);
  }

  /**
   * With one more part.
   *
   * @param value text or a whole number
   */
  public TruthKey with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(parts);
    more.put(name, value);
    return new TruthKey(more);
  }
}
