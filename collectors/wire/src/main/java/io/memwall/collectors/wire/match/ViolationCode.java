package io.memwall.collectors.wire.match;

/**
 * Rules of the protocol that a passive observer can see broken. What the capture itself may have
 * caused, by losing frames or by beginning in the middle, is never reported.
 */
public enum ViolationCode {
  RESPONSE_WITHOUT_REQUEST(
      "An answer came to which no request is outstanding.",
      "TileLink 1.8.0, 4.2 Request-response message ordering: a response follows its request.",
      Facet.COUNT),
  GRANT_ACK_WITHOUT_GRANT(
      "A GrantAck names a sink of which no grant is outstanding.",
      "TileLink 1.8.0, 8.3.9 GrantAck: it answers one Grant or GrantData by that message's sink.",
      Facet.COUNT),
  RESPONSE_INCOMPATIBLE(
      "An answer's opcode does not answer the request outstanding on its source.",
      "TileLink 1.8.0, 5.2 Message taxonomy: the response each request has.",
      Facet.KIND),
  SIZE_MISMATCH(
      "An answer's size differs from its request's.",
      "TileLink 1.8.0, 5.2 Message taxonomy and 6.2.4 AccessAck: a response repeats the size.",
      Facet.SIZE),
  SOURCE_REUSE(
      "A source id was used again while a request with it was outstanding.",
      "TileLink 1.8.0, 5.4 Source and sink identifiers: unique among the requests in flight.",
      Facet.COUNT),
  SINK_REUSE(
      "A sink id was used again while a grant with it waited for its GrantAck.",
      "TileLink 1.8.0, 5.4 Source and sink identifiers: unique among the grants in flight.",
      Facet.COUNT),
  GROW_IMPOSSIBLE(
      "An acquire grows from a permission that the master does not have.",
      "TileLink 1.8.0, 8.1.4 Permissions transitions, and 8.3.1 AcquireBlock: param Grow.",
      Facet.PERMISSION),
  GRANT_TOO_LOW(
      "A grant gives less than the acquire asked for, and is not denied.",
      "TileLink 1.8.0, 8.3.7 Grant: param Cap is at least what the acquire grows to.",
      Facet.PERMISSION),
  GRANT_WITHOUT_DATA(
      "An AcquireBlock from no permission was answered without data, and is not denied.",
      "TileLink 1.8.0, 8.3.1 AcquireBlock: who has no copy of the block is sent one.",
      Facet.KIND),
  SHRINK_IMPOSSIBLE(
      "A report or release begins at a permission that the master does not have.",
      "TileLink 1.8.0, 8.1.4 Permissions transitions, and 8.3.5 ProbeAck: param Shrink or Report.",
      Facet.PERMISSION),
  PROBE_ABOVE_CAP(
      "A probe was answered with more permission left than it allows.",
      "TileLink 1.8.0, 8.3.3 ProbeBlock: param Cap bounds what the master keeps.",
      Facet.PERMISSION);

  /** What the numbers of a violation's evidence are. */
  public enum Facet {
    /** How many requests may be, and are, outstanding. */
    COUNT,
    /** A message kind: channel code × 8 + opcode. */
    KIND,
    /** A size field n. */
    SIZE,
    /** A permission: 0 none, 1 branch, 2 tip. */
    PERMISSION
  }

  private final String meaning;
  private final String clause;
  private final Facet facet;

  ViolationCode(String meaning, String clause, Facet facet) {
    this.meaning = meaning;
    this.clause = clause;
    this.facet = facet;
  }

  /** One sentence for people. */
  public String meaning() {
    return meaning;
  }

  /** The clause of the specification that is broken. */
  public String clause() {
    return clause;
  }

  /** What {@link Violation#expected} and {@link Violation#seen} are. */
  public Facet facet() {
    return facet;
  }
}
