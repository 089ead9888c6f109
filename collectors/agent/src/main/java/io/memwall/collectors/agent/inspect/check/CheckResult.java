package io.memwall.collectors.agent.inspect.check;

import java.util.List;

/**
 * How a capture fared with one demand.
 *
 * @param group what sort of demand, such as anomalies or figures
 * @param name the code or the demand as it was written
 * @param demanded true when findings make the inspection fail
 * @param measured false when the capture holds nothing the demand could be held against
 * @param count how often it was broken; findings show the first places only
 */
public record CheckResult(
    String group,
    String name,
    boolean demanded,
    boolean measured,
    long count,
    List<Finding> findings) {
  public CheckResult {
    findings = List.copyOf(findings);
  }

  /** True when the capture breaks a demand. */
  public boolean fails() {
    return demanded && count > 0;
  }
}
