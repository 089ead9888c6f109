package io.memwall.collectors.agent.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first places where each code was met; how often it was is counted elsewhere. */
final class EvidenceLog {
  static final int PER_CODE = 100;

  private final Map<String, List<Evidence>> byCode = new HashMap<>();

  /** False when there is enough of this code, so that it need not be put together. */
  boolean wants(String code) {
    List<Evidence> known = byCode.get(code);
    return known == null || known.size() < PER_CODE;
  }

  boolean has(String code) {
    return byCode.containsKey(code);
  }

  void add(Evidence evidence) {
    if (wants(evidence.code())) {
      byCode.computeIfAbsent(evidence.code(), key -> new ArrayList<>()).add(evidence);
    }
  }

  void copyTo(List<Evidence> all) {
    byCode.values().forEach(all::addAll);
  }
}
