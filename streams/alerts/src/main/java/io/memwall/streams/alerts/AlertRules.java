package io.memwall.streams.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What an operator decides about alerts.
 *
 * @param receivers who is told
 * @param maintenance times in which nobody is told of some entities
 * @param watch when a node is thought to be looking away
 * @param quiet an alert of something that happens once, such as a breach of the protocol, ends so
 *     long after it happened last
 * @param groupWait a new alert waits so long for a parent's, which would explain it
 */
public record AlertRules(
    List<Receiver> receivers,
    List<Maintenance> maintenance,
    Watch watch,
    Duration quiet,
    Duration groupWait) {

  /**
   * When a node is thought to be looking away.
   *
   * @param leastCoverage 0..1: covered time x (1 - drops / (frames + drops)) of a report
   * @param reports in a row below it raise the alert, as many above it end it
   * @param silentAfter without a report and without a goodbye
   */
  public record Watch(double leastCoverage, int reports, Duration silentAfter) {
    public static final Watch DEFAULT = new Watch(0.8, 3, Duration.ofSeconds(45));

    public Watch {
      Objects.requireNonNull(silentAfter);
      if (reports < 1) {
        throw new IllegalArgumentException("reports=" + reports + " is below 1");
      }
    }
  }

  public static final Duration DEFAULT_QUIET = Duration.ofMinutes(10);
  public static final Duration DEFAULT_GROUP_WAIT = Duration.ofMillis(250);

  public AlertRules {
    receivers = List.copyOf(receivers);
    maintenance = List.copyOf(maintenance);
    Objects.requireNonNull(watch);
    Objects.requireNonNull(quiet);
    Objects.requireNonNull(groupWait);
  }

  /** Alerts are kept and can be asked for, but nobody is told. */
  public static AlertRules silent() {
    return to(List.of());
  }

  /** Everything as it is without a rule file, told to some. */
  public static AlertRules to(List<Receiver> receivers) {
    return new AlertRules(receivers, List.of(), Watch.DEFAULT, DEFAULT_QUIET, DEFAULT_GROUP_WAIT);
  }
}
