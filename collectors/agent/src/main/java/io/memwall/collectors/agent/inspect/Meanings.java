package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Reject;
import java.util.HashMap;
import java.util.Map;

/** One sentence for each code that is counted. */
final class Meanings {
  private static final Map<String, String> ALL = all();

  private Meanings() {}

  static String of(String code) {
    return ALL.getOrDefault(code, TextTable.MISSING);
  }

  private static Map<String, String> all() {
    var all = new HashMap<String, String>();
    for (Anomaly anomaly : Anomaly.values()) {
      all.put(anomaly.code(), anomaly.meaning());
    }
    for (Reject reject : Reject.values()) {
      all.put(reject.code(), reject.meaning());
    }
    return Map.copyOf(all);
  }
}
