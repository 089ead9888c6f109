package io.memwall.streams.alerts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Any URL that takes a JSON document: the one Alertmanager sends to webhooks (version 4), with one
 * more key, {@code text}, for chats that show just that.
 */
final class Webhook implements Messenger {
  private final Receiver receiver;
  private final Poster poster;

  Webhook(Receiver receiver) {
    this.receiver = receiver;
    poster = new Poster(receiver.tokenFile());
  }

  @Override
  public List<Parcel> pack(List<Alert> news) {
    var groups = new LinkedHashMap<Map<String, String>, List<Alert>>();
    for (Alert alert : news) {
      groups.computeIfAbsent(group(alert), key -> new ArrayList<>()).add(alert);
    }
    return groups.values().stream().map(each -> new Parcel(each, AlertText.id(each))).toList();
  }

  private Map<String, String> group(Alert alert) {
    var labels = new TreeMap<>(AlertText.labels(alert, alert.severity()));
    labels.keySet().retainAll(receiver.groupBy());
    return labels;
  }

  @Override
  public void tell(Parcel parcel, Instant now) throws DeliveryException, InterruptedException {
    List<Alert> alerts = parcel.alerts();
    Map<String, String> group = group(alerts.get(0));
    boolean firing = alerts.stream().anyMatch(Alert::isFiring);
    var document = new LinkedHashMap<String, Object>();
    document.put("version", "4");
    document.put("groupKey", receiver.name() + ":" + group);
    document.put("truncatedAlerts", 0);
    document.put("status", status(firing));
    document.put("receiver", receiver.name());
    document.put("groupLabels", group);
    document.put("commonLabels", group);
    document.put("commonAnnotations", Map.of());
    document.put("externalURL", "");
    document.put("alerts", alerts.stream().map(Webhook::document).toList());
    document.put(
        "text",
        alerts.stream().map(each -> each.account().sentence()).collect(Collectors.joining("\n")));
    poster.post(receiver.url(), document, parcel.id());
  }

  private static Map<String, Object> document(Alert alert) {
    var document = new LinkedHashMap<String, Object>();
    document.put("status", status(alert.isFiring()));
    document.put("labels", AlertText.labels(alert, alert.severity()));
    document.put("annotations", AlertText.annotations(alert));
    document.put("startsAt", AlertText.time(alert.startedNs()).toString());
    document.put("endsAt", AlertText.time(alert.endedNs().orElse(0)).toString());
    document.put("generatorURL", "");
    document.put("fingerprint", AlertText.id(List.of(alert)));
    return document;
  }

  private static String status(boolean firing) {
    return firing ? "firing" : "resolved";
  }

  /** A webhook is told once. */
  @Override
  public void keepAlive(List<Alert> firing, Instant now)
      throws DeliveryException, InterruptedException {
    for (Parcel parcel : pack(firing)) {
      tell(parcel, now);
    }
  }
}
