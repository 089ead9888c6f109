package io.memwall.collectors.agent.readings;

import java.util.List;

/**
 * Counters that did not simply grow since they were read before.
 *
 * @param resets names of counters that went back: what they counted before is over
 * @param wraps names of 32-bit counters that ran over once: the growth is the difference plus 2^32
 */
public record Changes(List<String> resets, List<String> wraps) {
  /** Every counter grew or stayed. */
  public static final Changes NONE = new Changes(List.of(), List.of());

  public Changes {
    resets = List.copyOf(resets);
    wraps = List.copyOf(wraps);
  }
}
