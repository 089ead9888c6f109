package io.memwall.streams.alerts;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.Hotspot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What would be told, without Kafka and without anybody to tell: the same signals, episodes, waits
 * and suppression as in delivery.
 */
public final class Rehearsal {
  private static final String LISTENER = "rehearsal";

  private Instant now = Instant.EPOCH;
  private final AlertBook book = new AlertBook();
  private final Judged judged = new Judged(() -> now);
  private final GroupWait wait;
  private final Suppression suppression;

  /**
   * A change somebody would be told of.
   *
   * @param rule why
   * @param fabric of the entity
   * @param entity what it is about
   * @param severity as it stands
   * @param isFiring false when it is over
   * @param decided end of the deciding window
   * @param said the sentence
   * @param annotations further words, such as causes
   */
  public record Told(
      Rule rule,
      String fabric,
      Entity entity,
      Severity severity,
      boolean isFiring,
      Instant decided,
      String said,
      Map<String, String> annotations) {}

  public Rehearsal(AlertRules rules) {
    wait = new GroupWait(rules.groupWait(), judged);
    suppression = new Suppression(rules.maintenance(), judged);
  }

  /** Takes a judged window that comes at this time. */
  public void see(Hotspot window, Instant at) {
    now = at;
    judged.heard(window);
    HotspotSignals.of(window).forEach(book::apply);
  }

  /** Changes that are told at this time; each is told once. */
  public List<Told> news(Instant at) {
    now = at;
    suppression.review(book, now);
    var news = new ArrayList<Told>();
    for (Alert alert : book.all()) {
      if (alert.isNewsTo(LISTENER, false) && wait.isOver(alert, now)) {
        news.add(told(alert));
        var receipt = new Alert.Receipt(alert.change(), Nanos.of(now));
        book.taken(alert.key(), alert.startedNs(), LISTENER, receipt);
      }
    }
    return news;
  }

  private static Told told(Alert alert) {
    return new Told(
        alert.key().rule(),
        alert.key().fabric(),
        alert.key().entity(),
        alert.severity(),
        alert.isFiring(),
        Nanos.instant(alert.changedNs()),
        alert.account().sentence(),
        alert.account().annotations());
  }
}
