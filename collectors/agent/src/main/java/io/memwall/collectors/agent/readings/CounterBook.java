package io.memwall.collectors.agent.readings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Remembers what counters said, and finds those that went back. A counter that was missing for a
 * while is compared with what it said last. Bounded: what was unheard of for longest is forgotten.
 * Not thread-safe.
 */
public final class CounterBook {
  private static final int MOST = 4_096;
  private static final long HALF_32 = 1L << 31;

  private final Map<String, Figures<?>> last =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Figures<?>> eldest) {
          return size() > MOST;
        }
      };
  private final List<String> resets = new ArrayList<>();
  private final List<String> wraps = new ArrayList<>();

  /**
   * Compares with what was noted under the same name before.
   *
   * @param where begins the names of what went back, such as {@code numa.0}
   */
  public <E extends Enum<E> & Figure> void note(String where, Figures<E> now) {
    if (now.isEmpty()) {
      return;
    }
    // One name stands for figures of one enumeration: whoever notes them names them after it.
    @SuppressWarnings("unchecked")
    var before = (Figures<E>) last.get(where);
    if (before == null) {
      last.put(where, now);
      return;
    }
    for (E figure : now.all()) {
      compare(where, figure, before.get(figure), now.get(figure));
    }
    last.put(where, now.over(before));
  }

  /** What went back since this was asked before. */
  public Changes changes() {
    if (resets.isEmpty() && wraps.isEmpty()) {
      return Changes.NONE;
    }
    var found = new Changes(resets, wraps);
    resets.clear();
    wraps.clear();
    return found;
  }

  private <E extends Enum<E> & Figure> void compare(
      String where, E figure, OptionalLong before, OptionalLong now) {
    if (figure.kind() == Figure.Kind.GAUGE
        || before.isEmpty()
        || now.isEmpty()
        || now.getAsLong() >= before.getAsLong()) {
      return;
    }
    String name = where + "." + figure.name().toLowerCase(Locale.ROOT);
    if (figure.kind() == Figure.Kind.COUNTER_32 && ranOver(before.getAsLong(), now.getAsLong())) {
      wraps.add(name);
    } else {
      resets.add(name);
    }
  }

  /** Forward over 2^32 it is nearer than back: a counter that began anew would rarely look so. */
  private static boolean ranOver(long before, long now) {
    long forward = now + (1L << 32) - before;
    return before <= 0xFFFF_FFFFL && forward < HALF_32;
  }
}
