package io.memwall.streams.alerts;

import io.memwall.streams.alerts.Signal.Cleared;
import io.memwall.streams.alerts.Signal.Raised;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The last episode of every alert. Deterministic: the same signals in the same order, and the same
 * times, make the same book. What has changed since the last look is to be written down.
 */
final class AlertBook {
  private final Map<String, Alert> alerts = new TreeMap<>();
  private final Set<String> changed = new LinkedHashSet<>();

  /** Takes over what was written down before. */
  void restore(Alert alert) {
    alerts.put(alert.key().text(), alert);
  }

  /** Takes over that somebody has forgotten an alert. */
  void forget(String key) {
    alerts.remove(key);
  }

  void clear() {
    alerts.clear();
    changed.clear();
  }

  /**
   * Learns what an observation says. One that is older than what was decided last changes nothing:
   * decisions stand.
   */
  void apply(Signal signal) {
    Alert known = alerts.get(signal.key().text());
    if (known != null && signal.atNs() < known.changedNs()) {
      return;
    }
    if (signal instanceof Raised raised) {
      boolean goesOn = known != null && known.isFiring();
      put(goesOn ? known.again(raised) : Alert.begun(raised), known);
    } else if (signal instanceof Cleared cleared && known != null && known.isFiring()) {
      put(known.ended(cleared.atNs(), cleared.words()), known);
    }
  }

  /** Ends what has not been seen again for long enough. */
  void passTo(long nowNs) {
    for (Alert alert : all()) {
      OptionalLong quiet = alert.quietNs();
      if (alert.isFiring() && quiet.isPresent() && quiet.getAsLong() <= nowNs) {
        put(alert.ended(Math.max(quiet.getAsLong(), alert.changedNs()), Map.of()), alert);
      }
    }
  }

  /** Notes what a receiver has taken of an episode; of an earlier episode it says nothing. */
  void taken(AlertKey key, long startedNs, String receiver, Alert.Receipt receipt) {
    Alert alert = alerts.get(key.text());
    if (alert != null && alert.startedNs() == startedNs) {
      put(alert.taken(receiver, receipt), alert);
    }
  }

  /** Lets each alert be looked at again. */
  void review(UnaryOperator<Alert> look) {
    all().forEach(alert -> put(look.apply(alert), alert));
  }

  private void put(Alert next, Alert known) {
    if (!next.equals(known)) {
      alerts.put(next.key().text(), next);
      changed.add(next.key().text());
    }
  }

  /** Forgets what ended before a time; they are named so that others can forget them too. */
  List<AlertKey> forgetEndedBefore(long timeNs) {
    var old =
        alerts.values().stream()
            .filter(alert -> alert.endedNs().orElse(Long.MAX_VALUE) < timeNs)
            .map(Alert::key)
            .toList();
    old.forEach(key -> alerts.remove(key.text()));
    old.forEach(key -> changed.remove(key.text()));
    return old;
  }

  Optional<Alert> of(AlertKey key) {
    return Optional.ofNullable(alerts.get(key.text()));
  }

  /** All that are known, in the order of their keys. */
  Collection<Alert> all() {
    return new ArrayList<>(alerts.values());
  }

  /** What has changed since the last call. */
  List<Alert> takeChanged() {
    var taken = changed.stream().map(alerts::get).toList();
    changed.clear();
    return taken;
  }
}
