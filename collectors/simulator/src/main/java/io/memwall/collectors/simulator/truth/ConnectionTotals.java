package io.memwall.collectors.simulator.truth;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the requests of one connection at one tap. Classes and reasons that never came are
 * absent.
 *
 * @param incarnations how often the connection began, or was met at work
 * @param unmatched requests without an answer, by reason
 * @param denied refused requests
 * @param latencies of requests that were answered beyond doubt
 */
public record ConnectionTotals(
    int incarnations,
    Answers answers,
    Map<String, Long> unmatched,
    Map<RequestClass, Long> denied,
    Map<RequestClass, Latency> latencies) {
  /**
   * Counts.
   *
   * @param matched requests that were answered, refused ones included
   * @param ambiguous the same where the tap has missed frames meanwhile
   * @param responsesAlone answers to nothing that was recorded
   * @param outstanding requests still open at the end
   */
  public record Answers(long matched, long ambiguous, long responsesAlone, long outstanding) {}

  public ConnectionTotals {
    unmatched = Collections.unmodifiableMap(new TreeMap<>(unmatched));
    denied = Collections.unmodifiableMap(new TreeMap<>(denied));
    latencies = Collections.unmodifiableMap(new TreeMap<>(latencies));
  }

  static Map<String, Long> byWord(Map<Matching.Unmatched, Long> counts) {
    Map<String, Long> words = new TreeMap<>();
    counts.forEach((reason, n) -> words.put(reason.name().toLowerCase(Locale.ROOT), n));
    return words;
  }
}
