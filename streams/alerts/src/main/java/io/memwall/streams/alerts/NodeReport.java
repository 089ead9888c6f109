package io.memwall.streams.alerts;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a node said of itself once.
 *
 * @param node that reports
 * @param endNs of the time it reports on
 * @param isFinal it said goodbye
 * @param coverage 0..1 of that time; empty when it has no taps or the time is empty
 * @param lost what it says is gone for good, as a clause; empty when nothing
 */
record NodeReport(
    Node node, long endNs, boolean isFinal, OptionalDouble coverage, Optional<String> lost) {

  /** A node of a fabric. */
  record Node(String fabric, String name) {
    AlertKey key(Rule rule) {
      return new AlertKey(fabric, rule, new Entity("node", name));
    }
  }
}
