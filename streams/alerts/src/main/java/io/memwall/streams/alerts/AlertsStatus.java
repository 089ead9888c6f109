package io.memwall.streams.alerts;

import java.util.Collection;
import java.util.Map;

/**
 * How the alert delivery fares.
 *
 * @param isOwner this process decides and tells; otherwise it stands by
 * @param firing alerts
 * @param suppressed those of them nobody is told of
 * @param failedPosts since it took over, by receiver
 */
public record AlertsStatus(
    boolean isOwner, long firing, long suppressed, Map<String, Long> failedPosts) {
  static final AlertsStatus STANDING_BY = new AlertsStatus(false, 0, 0, Map.of());

  public AlertsStatus {
    failedPosts = Map.copyOf(failedPosts);
  }

  static AlertsStatus of(Collection<Alert> alerts, Map<String, Long> failedPosts) {
    var firing = alerts.stream().filter(Alert::isFiring).toList();
    long suppressed = firing.stream().filter(each -> each.suppressedBy().isPresent()).count();
    return new AlertsStatus(true, firing.size(), suppressed, failedPosts);
  }
}
