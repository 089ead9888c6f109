package io.memwall.streams.hotspot;

import io.memwall.streams.Revision;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one source says of one entity for a stretch of time.
 *
 * @param entity it bears on
 * @param origin who says so
 * @param interval the time it speaks of; {@link Interval#FOREVER} as its end holds until the same
 *     origin says something later
 * @param values what was measured
 * @param absent why components the origin should give are not there
 * @param coverage of the values, 0 to 1; empty when unknown
 * @param setting what else is known around it
 */
record Reading(
    Entity entity,
    Origin origin,
    Interval interval,
    Map<Measure, Double> values,
    Map<Component, Absence> absent,
    OptionalDouble coverage,
    Setting setting)
    implements Heard {

  /**
   * Who says something.
   *
   * @param question the topic behind it, such as {@code bandwidth}; one source answers several
   * @param source what was measured, such as {@code link:l1/0}
   * @param instrument what it was measured with
   * @param revision of the result; (0, 0) for an event
   * @param nodes whose eyes it depends on: what holds until further notice holds while they watch
   */
  record Origin(
      String question,
      String source,
      Instrument instrument,
      Revision revision,
      List<String> nodes) {
    static final Revision OF_EVENT = new Revision(0, 0);

    Origin {
      nodes = List.copyOf(nodes);
    }

    /** Of two readings with one key and start, the one with the higher revision holds. */
    String key() {
      return question + " " + source;
    }
  }

  /** [startNs, endNs) in ns since 1970. */
  record Interval(long startNs, long endNs) {
    static final long FOREVER = Long.MAX_VALUE;

    boolean isStanding() {
      return endNs == FOREVER;
    }

    /** Nanoseconds this has in common with another stretch. */
    long common(long from, long to) {
      return Math.max(0, Math.min(endNs, to) - Math.max(startNs, from));
    }
  }

  Reading {
    values = Map.copyOf(values);
    absent = Map.copyOf(absent);
  }

  /** The same, bearing on another entity. */
  Reading on(Entity other, Setting around) {
    return new Reading(other, origin, interval, values, absent, coverage, around);
  }

  boolean replaces(Reading other) {
    return origin.revision().compareTo(other.origin.revision()) >= 0;
  }
}
