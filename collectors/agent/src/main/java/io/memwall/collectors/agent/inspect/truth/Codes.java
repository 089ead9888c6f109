package io.memwall.collectors.agent.inspect.truth;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.HalfCounter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
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

  static Optional<HalfCounter> counter(String name) {
    return Arrays.stream(HalfCounter.values())
        .filter(counter -> counter.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  static boolean isReject(String code) {
    return REJECTS.contains(code);
  }
}
