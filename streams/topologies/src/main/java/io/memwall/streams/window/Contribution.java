package io.memwall.streams.window;

/**
 * What one source said of one interval. Its content key is (entity, start, source, epoch); of
 * records with one key the highest revision holds, and of equal revisions the last, as in the
 * tables.
 *
 * @param <E> the evidence; two are told apart by {@code equals}
 * @param epoch who reported it
 * @param source what was observed, and where
 * @param interval the time it speaks of
 * @param revision 0 first; a higher one replaces
 * @param evidence what it says
 */
public record Contribution<E>(
    Epoch epoch, Source source, Interval interval, int revision, E evidence)
    implements Observation<E> {

  /** Whether this one replaces the other, which has the same content key. */
  boolean replaces(Contribution<E> other) {
    return revision >= other.revision && !equals(other);
  }

  /** Whether a fold cannot tell the two apart. */
  boolean saysTheSameAs(Contribution<E> other) {
    return equals(
        new Contribution<>(other.epoch, other.source, other.interval, revision, other.evidence));
  }
}
