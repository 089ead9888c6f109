package io.memwall.streams.window;

/**
 * One life of one collector: the unit that has a watermark.
 *
 * @param caseName the case an imported capture belongs to; empty for live events
 * @param node the reporting node
 * @param epoch start of the collector, or the identity of the imported file; 64 unsigned bits
 */
public record Epoch(String caseName, String node, long epoch) {
  /** The node of this epoch. */
  public Observer observer() {
    return new Observer(caseName, node);
  }

  /** A node over all its epochs: what one epoch did not watch, the next may have. */
  public record Observer(String caseName, String node) {}
}
