package io.memwall.streams.alerts;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prometheus' Alertmanager, by its API v2: {@code POST /api/v2/alerts}. An alert that is not said
 * again is over for it, so what fires carries an end some rounds ahead.
 */
final class Alertmanager implements Messenger {
  /** An alert outlives so many rounds in which nobody repeats it, as Prometheus does. */
  private static final int ROUNDS = 4;

  private final Poster poster;
  private final URI alerts;
  private final Duration keepAlive;

  Alertmanager(Receiver receiver) {
    poster = new Poster(receiver.tokenFile());
    String base = receiver.url().toString().replaceAll("/+$", "");
    alerts = URI.create(base + "/api/v2/alerts");
    keepAlive = receiver.keepAlive();
  }

  /** Grouping is its own business. */
  @Override
  public List<Parcel> pack(List<Alert> news) {
    return List.of(new Parcel(news, AlertText.id(news)));
  }

  @Override
  public void tell(Parcel parcel, Instant now) throws DeliveryException, InterruptedException {
    var posts = new ArrayList<Map<String, Object>>();
    for (Alert alert : parcel.alerts()) {
      posts.add(present(alert, now));
      if (hadAnotherSeverity(alert)) {
        otherSeverities(alert, now, posts);
      }
    }
    poster.post(alerts, posts, parcel.id());
  }

  /**
   * Every change but the beginning and the end is one of severity. The end counts too: who was away
   * while a critical alert became milder and ended knows the critical one only.
   */
  private static boolean hadAnotherSeverity(Alert alert) {
    return alert.change() > (alert.isFiring() ? 1 : 2);
  }

  /** Severity is a label, and labels are what an alert is: with another one it is another alert. */
  private static void otherSeverities(Alert alert, Instant now, List<Map<String, Object>> posts) {
    for (Severity other : Severity.values()) {
      if (other != alert.severity()) {
        posts.add(post(alert, other, now, past(alert.changedNs(), now)));
      }
    }
  }

  private Map<String, Object> present(Alert alert, Instant now) {
    Instant ends =
        alert.endedNs().isPresent()
            ? past(alert.endedNs().getAsLong(), now)
            : now.plus(keepAlive.multipliedBy(ROUNDS));
    return post(alert, alert.severity(), now, ends);
  }

  private static Map<String, Object> post(
      Alert alert, Severity severity, Instant now, Instant ends) {
    var post = new LinkedHashMap<String, Object>();
    post.put("labels", AlertText.labels(alert, severity));
    post.put("annotations", AlertText.annotations(alert));
    post.put("startsAt", past(alert.startedNs(), now).toString());
    post.put("endsAt", ends.toString());
    return post;
  }

  /** An end in the future would be no end yet: a node's clock may run ahead. */
  private static Instant past(long ns, Instant now) {
    Instant time = AlertText.time(ns);
    return time.isAfter(now) ? now : time;
  }

  @Override
  public void keepAlive(List<Alert> firing, Instant now)
      throws DeliveryException, InterruptedException {
    var posts = firing.stream().map(alert -> present(alert, now)).toList();
    poster.post(alerts, posts, AlertText.id(firing));
  }
}
