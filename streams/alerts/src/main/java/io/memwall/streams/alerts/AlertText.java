package io.memwall.streams.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.schemas.Nanos;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** An alert in the words of Prometheus' Alertmanager, which webhooks understand too. */
final class AlertText {
  private AlertText() {}

  /** What the alert is, as receivers tell alerts apart. */
  static Map<String, String> labels(Alert alert, Severity severity) {
    var labels = new TreeMap<>(alert.account().labels());
    labels.put("alertname", "memwall-" + alert.key().rule().word());
    labels.put("rule", alert.key().rule().word());
    labels.put("entity", alert.key().entity().text());
    labels.put("entity_kind", alert.key().entity().kind());
    labels.put("fabric", alert.key().fabric());
    // Nothing is wrong: whoever routes by severity must not be woken.
    boolean isWatchdog = alert.key().rule() == Rule.WATCHDOG;
    labels.put("severity", isWatchdog ? "none" : severity.word());
    // An empty label is none.
    labels.values().removeIf(String::isEmpty);
    return labels;
  }

  static Map<String, String> annotations(Alert alert) {
    var annotations = new TreeMap<>(alert.account().annotations());
    annotations.put("summary", alert.account().sentence());
    annotations.values().removeIf(String::isEmpty);
    return annotations;
  }

  static Instant time(long ns) {
    return Nanos.instant(ns);
  }

  /** The same for the same changes of the same alerts. */
  static String id(List<Alert> alerts) {
    String all =
        alerts.stream()
            .map(each -> each.key().text() + "@" + each.startedNs() + "#" + each.change())
            .sorted()
            .collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString();
  }
}
