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

  Suppression(List<Maintenance> maintenance) {
    this.maintenance = List.copyOf(maintenance);
  }

  /** The alerts as they are to be treated now. */
  void review(AlertBook book, Instant now) {
    Map<String, Severity> firing = firing(book.all());
    book.review(alert -> alert.isFiring() ? alert.suppressed(why(alert, firing, now)) : alert);
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

  private static Severity max(Severity a, Severity b) {
    return a.isAtLeast(b) ? a : b;
  }

  private static String place(Alert alert, String entity) {
    return alert.key().fabric() + "/" + entity;
  }

  private Optional<String> why(Alert alert, Map<String, Severity> firing, Instant now) {
    for (Maintenance each : maintenance) {
      if (each.covers(alert.key().entity(), now)) {
        return Optional.of("maintenance " + each.name());
      }
    }
    for (String parent : parents(alert)) {
      Severity severity = firing.get(place(alert, parent));
      if (severity != null && severity.isAtLeast(alert.severity())) {
        return Optional.of("alert of " + parent);
      }
    }
    return Optional.empty();
  }

  /** An entity is no parent of itself, whatever it says. */
  private static List<String> parents(Alert alert) {
    String said = alert.account().annotations().getOrDefault(PARENTS, "");
    return List.of(said.split(", ")).stream()
        .filter(parent -> !parent.isEmpty() && !parent.equals(alert.key().entity().text()))
        .toList();
  }
}
