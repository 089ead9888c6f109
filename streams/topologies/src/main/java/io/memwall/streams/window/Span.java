package io.memwall.streams.window;

/**
 * How well a node watched for a time.
 *
 * @param interval the time spoken of
 * @param coveredNs how much of it the taps watched
 * @param frames frames received in it
 * @param drops frames lost before they could be looked at; 0 when the source cannot tell
 * @param version orders reports on the same interval
 */
public record Span(Interval interval, long coveredNs, long frames, long drops, Version version) {

  /**
   * Orders reports on one interval.
   *
   * @param revision of the envelope
   * @param sequence of the envelope, 64 unsigned bits
   */
  public record Version(int revision, long sequence) implements Comparable<Version> {
    @Override
    public int compareTo(Version other) {
      int byRevision = Integer.compare(revision, other.revision);
      return byRevision != 0 ? byRevision : Long.compareUnsigned(sequence, other.sequence);
    }
  }

  boolean replaces(Span other) {
    return version.compareTo(other.version) > 0;
  }

  /** Whether coverage cannot tell the two apart. */
  boolean saysTheSameAs(Span other) {
    return equals(new Span(other.interval, other.coveredNs, other.frames, other.drops, version));
  }
}
