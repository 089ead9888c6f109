package io.memwall.standalone.torture;

import java.util.Comparator;

/**
 * What makes an event of the tortured node unique.
 *
 * @param epoch unsigned
 */
record EventKey(long epoch, int stream, long seq) implements Comparable<EventKey> {
  private static final Comparator<EventKey> ORDER =
      Comparator.comparingLong(EventKey::epoch)
          .thenComparingInt(EventKey::stream)
          .thenComparingLong(EventKey::seq);

  @Override
  public int compareTo(EventKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "epoch %s stream %d seq %d".formatted(Long.toUnsignedString(epoch), stream, seq);
  }
}
