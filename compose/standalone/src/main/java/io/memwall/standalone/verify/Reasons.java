package io.memwall.standalone.verify;

import java.util.Map;

/** Why nothing memwall says can be held against a line of truth. */
final class Reasons {
  private static final String LINES =
      "a line's figures need one tap that saw all hosts of its pool, and 16 contended lines at most";
  private static final String BURSTS =
      "bursts count all frames in bins of 1 ms, the closed form only the data";
  private static final Map<String, String> WHY =
      Map.ofEntries(
          Map.entry("acquires", LINES),
          Map.entry("grants", LINES),
          Map.entry("probes", LINES),
          Map.entry("transfers", LINES),
          Map.entry("mirror_duplicates", "events leave copies of a mirror port out, uncounted"),
          Map.entry(
              "outstanding_at_end",
              "an agent that stops does not say what it left open; only inspect sees the end"),
          Map.entry("expected_step_peak_to_mean_ppm", BURSTS),
          Map.entry("expected_step_variation_ppm", BURSTS),
          Map.entry("bit_flips", "says what was done to the frames, not what must be seen"),
          Map.entry(
              "expected_delivery_fault",
              "what is lost is gone from every figure, and agents neither restart nor have a clock here;"
                  + " duplicates, reordering and late delivery are carried out"));

  private Reasons() {}

  static String of(String metric) {
    return WHY.getOrDefault(metric, "nothing memwall tells says it");
  }
}
