package io.memwall.collectors.agent.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All explanations there are. */
public final class Explanations {
  private static final List<String> FILES =
      List.of("anomalies", "violations", "rejects", "matching", "deviations", "errata", "flags");

  private static final Map<String, List<Explanation>> ALL = all();

  private Explanations() {}

  /** In the order in which they are listed: by kind, then as the files have them. */
  public static List<Explanation> list() {
    return ALL.values().stream().flatMap(List::stream).toList();
  }

  /** The first one of this code, whichever way its letters are written. */
  public static Optional<Explanation> of(String code) {
    return all(code).stream().findFirst();
  }

  /** Those of this code: a word may be both an anomaly and the way a request ended. */
  public static List<Explanation> all(String code) {
    return ALL.getOrDefault(code.toLowerCase(Locale.ROOT), List.of());
  }

  /** Codes that resemble this one, the most similar first; at most three. */
  public static List<String> similar(String code) {
    String wanted = code.toLowerCase(Locale.ROOT);
    return ALL.keySet().stream()
        .filter(each -> Similarity.isClose(wanted, each))
        .map(each -> ALL.get(each).get(0).code())
        .limit(3)
        .toList();
  }

  private static Map<String, List<Explanation>> all() {
    var all = new LinkedHashMap<String, List<Explanation>>();
    for (String file : FILES) {
      for (Explanation each : ExplanationFile.read(file + ".txt")) {
        all.computeIfAbsent(each.code().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
            .add(each);
      }
    }
    return all;
  }
}
