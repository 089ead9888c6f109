package io.memwall.streams;

import java.util.Comparator;

/**
 * Orders the versions of one result: a higher (generation, counter) replaces.
 *
 * @param generation the second since 1970 in which the state behind the result was begun, so that
 *     lost or reset state yields a higher one
 * @param counter grows with each version of a result within a generation
 */
public record Revision(long generation, long counter) implements Comparable<Revision> {
  private static final Comparator<Revision> ORDER =
      Comparator.comparingLong(Revision::generation).thenComparingLong(Revision::counter);

  @Override
  public int compareTo(Revision other) {
    return ORDER.compare(this, other);
  }
}
