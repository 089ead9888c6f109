package io.memwall.collectors.agent.inspect.truth;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Reject;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of what is counted. */
final class Codes {
  private static final Set<String> ANOMALIES =
      Arrays.stream(Anomaly.values()).map(Anomaly::code).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> REJECTS =
      Arrays.stream(Reject.values()).map(Reject::code).collect(Collectors.toUnmodifiableSet());

  private Codes() {}

  static boolean isAnomaly(String code) {
    return ANOMALIES.contains(code);
  }

  static boolean isReject(String code) {
    return REJECTS.contains(code);
  }
}
