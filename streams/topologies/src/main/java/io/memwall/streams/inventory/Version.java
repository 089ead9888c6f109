package io.memwall.streams.inventory;

/**
 * Orders what was said of one object; both numbers are unsigned.
 *
 * @param epoch of whoever said it
 * @param sequence within the epoch
 */
public record Version(long epoch, long sequence) implements Comparable<Version> {

  @Override
  public int compareTo(Version other) {
    int epochs = Long.compareUnsigned(epoch, other.epoch);
    return epochs != 0 ? epochs : Long.compareUnsigned(sequence, other.sequence);
  }
}
