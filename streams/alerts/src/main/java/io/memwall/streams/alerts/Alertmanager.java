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
      posts.add(post(alert, alert.severity(), end(alert, now)));
      if (alert.change() > 1) {
        otherSeverities(alert, posts);
      }
    }
    poster.post(alerts, posts, parcel.id());
  }

  /** Severity is a label, and labels are what an alert is: with another one it is another alert. */
  private static void otherSeverities(Alert alert, List<Map<String, Object>> posts) {
    for (Severity other : Severity.values()) {
      if (other != alert.severity()) {
        posts.add(post(alert, other, AlertText.time(alert.changedNs())));
      }
    }
  }

  private static Map<String, Object> post(Alert alert, Severity severity, Instant ends) {
    var post = new LinkedHashMap<String, Object>();
    post.put("labels", AlertText.labels(alert, severity));
    post.put("annotations", AlertText.annotations(alert));
    post.put("startsAt", AlertText.time(alert.startedNs()).toString());
    post.put("endsAt", ends.toString());
    return post;
  }

  @Override
  public void keepAlive(List<Alert> firing, Instant now)
      throws DeliveryException, InterruptedException {
    poster.post(
        alerts,
        firing.stream().map(alert -> post(alert, alert.severity(), end(alert, now))).toList(),
        AlertText.id(firing));
  }

  private Instant end(Alert alert, Instant now) {
    return alert.endedNs().isPresent()
        ? AlertText.time(alert.endedNs().getAsLong())
        : now.plus(keepAlive.multipliedBy(ROUNDS));
  }
}
