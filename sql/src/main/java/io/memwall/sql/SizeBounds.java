package io.memwall.sql;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How many bytes tables may take on disk. Cases count, but are never dropped.
 *
 * @param most bytes of a class of data; a class that is missing has no bound
 * @param keepFree bytes of each disk with tables that stay free, if that is asked for
 */
public record SizeBounds(Map<DataClass, Long> most, OptionalLong keepFree) {
  /** Nothing is dropped. */
  public static final SizeBounds NONE = new SizeBounds(Map.of(), OptionalLong.empty());

  /**
   * @throws IllegalArgumentException if a bound is not positive
   */
  public SizeBounds {
    most = Map.copyOf(most);
    most.forEach(
        (of, bytes) -> {
          if (bytes < 1) {
            throw new IllegalArgumentException("at most " + bytes + " bytes of " + of);
          }
        });
    if (keepFree.isPresent() && keepFree.getAsLong() < 1) {
      throw new IllegalArgumentException(keepFree.getAsLong() + " bytes to keep free");
    }
  }

  /** True when nothing is ever dropped. */
  public boolean isEmpty() {
    return most.isEmpty() && keepFree.isEmpty();
  }
}
