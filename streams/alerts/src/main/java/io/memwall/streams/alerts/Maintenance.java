package io.memwall.streams.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A time in which nobody is told of some entities.
 *
 * @param name for whoever wonders
 * @param entities it is about
 * @param from included
 * @param to excluded
 * @param every it comes again after so long, such as a week; zero for once
 */
public record Maintenance(
    String name, List<Glob> entities, Instant from, Instant to, Duration every) {
  /**
   * @throws IllegalArgumentException if it ends before it begins, or begins again before it ends
   */
  public Maintenance {
    Objects.requireNonNull(name);
    entities = List.copyOf(entities);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("it ends at " + to + ", not after it begins");
    }
    if (!every.isZero() && every.compareTo(Duration.between(from, to)) < 0) {
      throw new IllegalArgumentException("it lasts longer than the " + every + " it repeats after");
    }
  }

  boolean covers(Entity entity, Instant now) {
    return isOn(now) && entities.stream().anyMatch(glob -> glob.matches(entity));
  }

  private boolean isOn(Instant now) {
    if (now.isBefore(from)) {
      return false;
    }
    Duration since = Duration.between(from, now);
    Duration into =
        every.isZero() ? since : since.minus(every.multipliedBy(since.dividedBy(every)));
    return into.compareTo(Duration.between(from, to)) < 0;
  }
}
