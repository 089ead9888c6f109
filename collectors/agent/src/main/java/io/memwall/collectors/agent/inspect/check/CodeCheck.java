package io.memwall.collectors.agent.inspect.check;

import io.memwall.collectors.agent.explain.Explanation;
import io.memwall.collectors.agent.explain.Explanations;
import io.memwall.collectors.agent.inspect.Evidence;
import io.memwall.collectors.agent.inspect.Inspection;
import io.memwall.collectors.agent.inspect.TapFlags;
import io.memwall.collectors.agent.inspect.TapReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A code must not occur: an anomaly, a reject, a flag of the capture. */
record CodeCheck(String code, boolean demanded) implements Check {
  @Override
  public CheckResult of(Inspection inspection) {
    Optional<Explanation> explanation = Explanations.of(code);
    String clause = explanation.map(Explanation::clause).orElse("");
    var findings = new ArrayList<Finding>();
    long count = 0;
    for (TapReport tap : inspection.taps()) {
      long here = count(tap);
      count += here;
      List<Evidence> evidence = tap.evidence().stream().filter(e -> e.code().equals(code)).toList();
      evidence.forEach(each -> findings.add(finding(each, clause)));
      if (here > 0 && evidence.isEmpty()) {
        findings.add(
            new Finding(
                code,
                tap.name(),
                OptionalLong.empty(),
                clause,
                Optional.of("none"),
                Optional.of(Long.toString(here))));
      }
    }
    String group = explanation.map(each -> each.kind().title()).orElse("flags");
    return new CheckResult(group, code, demanded, true, count, findings);
  }

  private long count(TapReport tap) {
    long sum = tap.rejects().getOrDefault(code, 0L);
    sum +=
        tap.connections().stream()
            .flatMap(connection -> connection.halves().stream())
            .mapToLong(half -> half.anomalies().getOrDefault(code, 0L))
            .sum();
    return sum == 0 && TapFlags.of(tap).contains(code) ? 1 : sum;
  }

  private Finding finding(Evidence evidence, String clause) {
    String where =
        evidence.half().isEmpty()
            ? evidence.interfaceName()
            : evidence.interfaceName() + " " + evidence.half();
    return new Finding(code, where, evidence.frame(), clause, evidence.expected(), evidence.seen());
  }
}
