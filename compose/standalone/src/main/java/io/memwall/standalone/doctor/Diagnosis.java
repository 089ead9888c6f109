package io.memwall.standalone.doctor;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that was found, in the order of the road.
 *
 * @param tookMs the whole examination
 */
record Diagnosis(List<Finding> findings, long tookMs) {
  static final int HEALTHY = 0;
  static final int WARNINGS = 3;
  static final int BROKEN = 4;

  Diagnosis {
    findings = List.copyOf(findings);
  }

  static Diagnosis of(Collection<Finding> findings, long tookMs) {
    return new Diagnosis(
        findings.stream().sorted(Comparator.comparing(Finding::stage)).toList(), tookMs);
  }

  /** What cannot be told is no fault by itself. */
  int exitCode() {
    return switch (worst()) {
      case OK, UNKNOWN -> HEALTHY;
      case WARN -> WARNINGS;
      case CRITICAL -> BROKEN;
    };
  }

  Severity worst() {
    return findings.stream()
        .map(Finding::severity)
        .max(Comparator.naturalOrder())
        .orElse(Severity.UNKNOWN);
  }

  /** The first that is worst: behind a broken hop, others suffer for no fault of theirs. */
  Optional<Finding> culprit() {
    return exitCode() == HEALTHY
        ? Optional.empty()
        : findings.stream().filter(finding -> finding.severity() == worst()).findFirst();
  }

  /** The whole in a line. */
  String verdict() {
    return culprit()
        .map(
            first ->
                "%s: %s: %s; fix: %s"
                    .formatted(
                        first.severity().word(), first.stage().word(), first.seen(), first.fix()))
        .orElse("healthy");
  }
}
