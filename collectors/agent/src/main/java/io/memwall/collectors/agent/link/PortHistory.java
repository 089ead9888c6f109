package io.memwall.collectors.agent.link;

/**
 * What ports counted when they were read before, so that a counter that goes back is found. For
 * readings of any origin. Not thread-safe; bounded: the port unheard of for longest is forgotten.
 */
public final class PortHistory {
  /**
   * The reading with its changes, and its interval begun at the look before if it was an instant.
   */
  public LinkReading judged(LinkReading reading) {
    return reading;
  }
}
