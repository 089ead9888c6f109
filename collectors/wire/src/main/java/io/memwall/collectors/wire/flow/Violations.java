package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.flow.ViolationView.Evidence;
import io.memwall.collectors.wire.match.ViolationCode;

/** Broken rules of matched messages as the findings they are counted under, by name. */
final class Violations {
  private static final Anomaly[] ANOMALIES = new Anomaly[ViolationCode.values().length];
  private static final Evidence[] EVIDENCE = new Evidence[ANOMALIES.length];

  static {
    for (ViolationCode code : ViolationCode.values()) {
      ANOMALIES[index(code)] = Anomaly.valueOf(code.name());
      EVIDENCE[index(code)] = Evidence.valueOf(code.facet().name());
    }
  }

  private Violations() {}

  static Anomaly anomaly(ViolationCode code) {
    return ANOMALIES[index(code)];
  }

  static Evidence evidence(ViolationCode code) {
    return EVIDENCE[index(code)];
  }

  @SuppressWarnings("EnumOrdinal") // arrays in memory only
  private static int index(ViolationCode code) {
    return code.ordinal();
  }
}
