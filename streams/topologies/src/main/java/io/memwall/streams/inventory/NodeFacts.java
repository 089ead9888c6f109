package io.memwall.streams.inventory;

/**
 * A host, pool or switch.
 *
 * @param id node id
 * @param kind what it is
 * @param version the version that says so
 */
public record NodeFacts(String id, Kind kind, Version version) implements Facts {
  /** What a node is. */
  public enum Kind {
    UNKNOWN,
    HOST,
    POOL,
    SWITCH
  }
}
