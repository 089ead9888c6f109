package io.memwall.streams.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/**
 * How long news waits for what might explain it: a new alert for a while, and one of an entity with
 * parents until they have been judged as far as it has been.
 */
final class GroupWait {
  private final Duration wait;
  private final Judged judged;
  private final Map<String, Instant> seen = new HashMap<>();

  GroupWait(Duration wait, Judged judged) {
    this.wait = wait;
    this.judged = judged;
  }

  /** Whether it need not wait any more; asking begins the wait. */
  boolean isOver(Alert alert, Instant now) {
    Instant begun = firstSeen(episode(alert), now);
    Instant changed = firstSeen(change(alert), now);
    if (now.isBefore(begun.plus(wait))) {
      return false;
    }
    return !alert.isFiring()
        || parentsAreJudged(alert)
        || !now.isBefore(changed.plus(Judged.LONGEST_WAIT));
  }

  private boolean parentsAreJudged(Alert alert) {
    return Suppression.parents(alert).stream()
        .allMatch(parent -> judged.isJudged(alert.key().fabric(), parent, alert.changedNs()));
  }

  private Instant firstSeen(String what, Instant now) {
    return seen.computeIfAbsent(what, key -> now);
  }

  static String episode(Alert alert) {
    return alert.key().text() + " " + alert.startedNs();
  }

  private static String change(Alert alert) {
    return episode(alert) + " " + alert.change();
  }

  /** Forgets what is none of these. */
  void prune(Collection<Alert> alerts) {
    var known = new HashSet<String>();
    alerts.forEach(alert -> known.add(episode(alert)));
    alerts.forEach(alert -> known.add(change(alert)));
    seen.keySet().retainAll(known);
  }
}
