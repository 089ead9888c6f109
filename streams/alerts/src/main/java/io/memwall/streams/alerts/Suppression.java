package io.memwall.streams.alerts;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides of whom nobody need be told: of entities in maintenance, and of those whose trouble is
 * explained by an alert of a parent. A dead pool is one alert, not one for each of its hosts.
 */
final class Suppression {
  /** Annotation that names an entity's parents, separated by a comma and a space. */
  static final String PARENTS = "parents";

  private final List<Maintenance> maintenance;
  private final Judged judged;

  Suppression(List<Maintenance> maintenance, Judged judged) {
    this.maintenance = List.copyOf(maintenance);
    this.judged = judged;
  }

  /** The alerts as they are to be treated now. */
  void review(AlertBook book, Instant now) {
    var parents = new Parents(firing(book.all()), changed(book.all()), now);
    book.review(alert -> alert.isFiring() ? alert.suppressed(why(alert, parents)) : alert);
  }

  private static Map<String, Severity> firing(Collection<Alert> alerts) {
    var firing = new HashMap<String, Severity>();
    for (Alert alert : alerts) {
      if (alert.isFiring()) {
        firing.merge(place(alert, alert.key().entity().text()), alert.severity(), Suppression::max);
      }
    }
    return firing;
  }

  private static Map<String, Long> changed(Collection<Alert> alerts) {
    var changed = new HashMap<String, Long>();
    for (Alert alert : alerts) {
      changed.merge(place(alert, alert.key().entity().text()), alert.changedNs(), Math::max);
    }
    return changed;
  }

  /**
   * What is known of those that may explain others, by their place.
   *
   * @param firing the worst that fires
   * @param changedNs end of the window that last changed an alert of it
   */
  private record Parents(Map<String, Severity> firing, Map<String, Long> changedNs, Instant now) {}

  private static Severity max(Severity a, Severity b) {
    return a.isAtLeast(b) ? a : b;
  }

  private static String place(Alert alert, String entity) {
    return alert.key().fabric() + "/" + entity;
  }

  private Optional<String> why(Alert alert, Parents known) {
    for (Maintenance each : maintenance) {
      if (each.covers(alert.key().entity(), known.now())) {
        return Optional.of("maintenance " + each.name());
      }
    }
    for (String parent : parents(alert)) {
      Severity severity = known.firing().get(place(alert, parent));
      boolean explains = severity != null && severity.isAtLeast(alert.severity());
      if (explains || isBehind(alert, parent, known)) {
        return Optional.of("alert of " + parent);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a parent that explained an alert has just become better, in a window the alert's own
   * entity is not judged for yet: it may be better as well.
   */
  private boolean isBehind(Alert alert, String parent, Parents known) {
    Long changedNs = known.changedNs().get(place(alert, parent));
    String fabric = alert.key().fabric();
    return changedNs != null
        && alert.suppressedBy().equals(Optional.of("alert of " + parent))
        && !judged.isJudged(fabric, alert.key().entity().text(), changedNs)
        && judged
            .last(fabric, parent)
            .filter(last -> last.endNs() == changedNs)
            .filter(last -> known.now().isBefore(last.heard().plus(Judged.LONGEST_WAIT)))
            .isPresent();
  }

  /** An entity is no parent of itself, whatever it says. */
  static List<String> parents(Alert alert) {
    String said = alert.account().annotations().getOrDefault(PARENTS, "");
    return List.of(said.split(", ")).stream()
        .filter(parent -> !parent.isEmpty() && !parent.equals(alert.key().entity().text()))
        .toList();
  }
}
