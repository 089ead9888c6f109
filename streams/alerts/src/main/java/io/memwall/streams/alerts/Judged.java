package io.memwall.streams.alerts;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.Hotspot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far each entity has been judged. A pool is judged up to a second later than its hosts when
 * one of its sources is missing, since it waits for that one and they do not.
 */
final class Judged {
  /** For an entity that waits for a missing source, and for its result to come. */
  static final Duration LONGEST_WAIT = Duration.ofMillis(1_500);

  private static final Duration REMEMBER = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<String, Last> places = new HashMap<>();

  /**
   * The last window of an entity.
   *
   * @param endNs of the window, ns since 1970
   * @param heard when its result came
   */
  record Last(long endNs, Instant heard) {}

  Judged(InstantSource clock) {
    this.clock = clock;
  }

  void heard(Hotspot window) {
    if (window.getCaseName().isEmpty()) {
      var entity = new Entity(window.getEntityKind().name(), window.getEntity());
      var last = new Last(Nanos.of(window.getTEnd()), clock.instant());
      places.merge(
          place(window.getFabricId(), entity.text()),
          last,
          (a, b) -> a.endNs() >= b.endNs() ? a : b);
    }
  }

  /** Whether an entity has been judged up to a time; of one never heard of it is not known. */
  boolean isJudged(String fabric, String entity, long ns) {
    return last(fabric, entity).filter(last -> last.endNs() >= ns).isPresent();
  }

  Optional<Last> last(String fabric, String entity) {
    return Optional.ofNullable(places.get(place(fabric, entity)));
  }

  /** Entities come and go. */
  void prune() {
    Instant since = clock.instant().minus(REMEMBER);
    places.values().removeIf(last -> last.heard().isBefore(since));
  }

  void clear() {
    places.clear();
  }

  private static String place(String fabric, String entity) {
    return fabric + "/" + entity;
  }
}
